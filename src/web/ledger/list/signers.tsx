import { Input } from 'antd';
import { useState } from 'react';
import { signItems, type Signers } from '#contract/ledger/sign-for-endpoints.ts';
import { actingName } from '#core/access/standing-post.ts';
import { useMe } from '#web/access/me.ts';
import { emptyProblem } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { Field } from '#web/ui/field.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { useRemembered } from '#web/ui/remembered.ts';

/** Who signs, as it stands in a form. */
export interface SignerNames {
  readonly leader: string;
  readonly contact: string;
  readonly setLeader: (name: string) => void;
  readonly setContact: (name: string) => void;
}

/** Whoever alone holds the post; of several it is not known which one signs. */
const only = (names: readonly string[] | undefined): string | null => (names?.length === 1 ? (names[0] ?? null) : null);

/**
 * 分管负责人 and 联络员 who sign: the person in the own post, the other one by the posts of the unit. A leader whom the posts do not tell is remembered as
 * it was typed, for each person in each post, since several people share a computer.
 */
export function useSigners(posts: Signers | null): SignerNames {
  const me = useMe();
  // Whoever stands in signs under both names.
  const own = actingName(me.account.displayName, me.post?.standsFor?.name ?? null);
  const leads = me.post?.role === 'unit-leader';
  const [typed, remember] = useRemembered(`sign.leader.${me.account.id}.${me.post?.id ?? ''}`, '', (stored) =>
    typeof stored === 'string' ? stored : null,
  );
  const [leader, setLeader] = useState(leads ? own : (only(posts?.leaders) ?? typed));
  const [contact, setContact] = useState(leads ? (only(posts?.contacts) ?? '') : own);
  return {
    leader,
    contact,
    setLeader: (name) => {
      setLeader(name);
      remember(name);
    },
    setContact,
  };
}

/** What the two lack. */
export const signerProblems = ({ leader, contact }: SignerNames): string[] => [
  ...emptyProblem(t('sign.leader'), leader),
  ...emptyProblem(t('sign.contact'), contact),
];

/** What is sent of them. */
export const namesOf = ({ leader, contact }: SignerNames): { readonly leader: string; readonly contact: string } => ({
  leader: leader.trim(),
  contact: contact.trim(),
});

/** The two fields. */
export function SignerFields({ names }: { readonly names: SignerNames }) {
  return (
    <>
      <Field label={t('sign.leader')} required>
        {({ id }) => (
          <Input
            id={id}
            value={names.leader}
            maxLength={maxLengthOf(signItems.body, 'leader')}
            onChange={(event) => names.setLeader(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('sign.contact')} required>
        {({ id }) => (
          <Input
            id={id}
            value={names.contact}
            maxLength={maxLengthOf(signItems.body, 'contact')}
            onChange={(event) => names.setContact(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
