/** What may be done about an account: by its state, by what the viewer's post may do, and never to oneself what could lock one out. */
import type { Account } from '#contract/account/endpoints.ts';
import type { PowerId } from '#core/domains.ts';
import { hasFactor } from '#web/account/person-words.ts';

export type PersonAct = 'edit' | 'access' | 'unlock' | 'reset' | 'subject' | 'unlink' | 'disable' | 'enable';

/** In the order of the buttons. `oidc`: there is an identity provider. */
export function personActs(
  person: Pick<Account, 'state' | 'locked' | 'factors' | 'joins'>,
  own: boolean,
  oidc: boolean,
  may: (id: PowerId) => boolean,
): readonly PersonAct[] {
  const live = person.state !== 'disabled';
  // A login of another jurisdiction is looked after there; until the person has joined, the invitation can be sent again.
  const ours = !person.joins;
  const acts: readonly (readonly [PersonAct, boolean])[] = [
    ['edit', may('editAccount')],
    ['access', may('giveAccess') && live && !own && (ours || person.state === 'invited')],
    ['unlock', may('unlockAccount') && person.locked],
    ['reset', may('resetFactors') && hasFactor(person) && !own],
    ['subject', may('linkSubject') && live && oidc && ours],
    ['unlink', may('unlinkSubjects') && person.factors.oidc > 0 && !own],
    ['disable', may('disableAccount') && live && !own],
    ['enable', may('enableAccount') && !live],
  ];
  return acts.flatMap(([act, offered]) => (offered ? [act] : []));
}

/** May posts be given to the person, and may one be taken? Nobody gives or takes their own. */
export function postActs(person: Pick<Account, 'state' | 'powerClass'>, own: boolean, may: (id: PowerId) => boolean) {
  return {
    grant: may('grantPost') && !own && person.state !== 'disabled',
    end: may('endPost') && !own,
    // Whoever is away, or disabled, is whom somebody stands in for.
    deputy: may('grantDeputy') && !own && person.powerClass === 'business',
  };
}
