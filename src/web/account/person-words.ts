/** People and posts in short words. */
import type { Account } from '#contract/account/endpoints.ts';
import type { Post } from '#contract/access/me.ts';
import { needsSecondFactor } from '#core/access/subject.ts';
import { postName } from '#web/access/post-words.ts';
import { instant } from '#web/ui/instant.ts';
import { t } from '#web/account/words.ts';

/** 联络员 · 市交通运输局及下属; with the unit that the person acts for where it is another one. */
export function postWords(post: Pick<Post, 'role' | 'unitName' | 'scope' | 'standsFor'>): string {
  const { kind, unitName } = post.scope;
  const scope = unitName === null ? t(`post-scope.${kind}`) : t(`post-scope.${kind}.of`, { unit: unitName });
  const acting = post.unitName === null || post.unitName === unitName ? '' : `（${post.unitName}）`;
  return `${postName(post)} · ${scope}${acting}`;
}

/** Has the post not ended? A deputy's (代理) is over after its last day. */
export function isLive({ state }: Pick<Account['posts'][number], 'state'>): boolean {
  return state === 'standing' || state === 'coming';
}

/** Posts that have not ended. */
export function livePosts(person: Account): Account['posts'] {
  return person.posts.filter(isLive);
}

/** Must the person prove a second factor? */
export function needsFactor(person: Account): boolean {
  return person.powerClass !== 'business' || livePosts(person).some(({ role }) => needsSecondFactor(role));
}

/** Has the person a second factor? */
export function hasFactor({ factors }: Pick<Account, 'factors'>): boolean {
  return factors.totp || factors.passkeys > 0;
}

/** Which second factors there are. */
export function factorWords(person: Account): string {
  if (person.joins) return t('people.factor.elsewhere');
  const { totp, passkeys } = person.factors;
  const words = [totp ? t('people.factor.totp') : '', passkeys > 0 ? t('people.factor.passkeys', { count: passkeys }) : ''].filter(Boolean);
  if (words.length > 0) return words.join('、');
  return needsFactor(person) ? t('people.factor.missing') : t('people.factor.none');
}

/** When the person was last here. */
export function loginWords({ lastLoginAt }: Pick<Account, 'lastLoginAt'>): string {
  return lastLoginAt === null ? t('people.login.never') : instant(lastLoginAt);
}

/** The state in the words of the people page: who has an initial password and never came is awaited, as who has a link. */
export function shownState({ state, awaitsFirstLogin }: Pick<Account, 'state' | 'awaitsFirstLogin'>): Account['state'] {
  return awaitsFirstLogin ? 'invited' : state;
}
