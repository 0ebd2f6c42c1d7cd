import { Alert, Button } from 'antd';
import { signItems, type Signers } from '#contract/ledger/sign-for-endpoints.ts';
import { namesOf, SignerFields, signerProblems, useSigners } from '#web/ledger/list/signers.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useProblems } from '#web/ledger/use-problems.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly posts: Signers | null;
  /** What is ticked. */
  readonly ids: readonly string[];
  /** How many could be signed and are held back. */
  readonly held: number;
  /** Nothing was signed here before: what signing means is said. */
  readonly first: boolean;
  /** They are signed, and the page shows it. */
  readonly onFresh: () => void;
}

/** Signs what is ticked, under two names. */
export function SignForm({ posts, ids, held, first, onFresh }: Props) {
  const names = useSigners(posts);
  const single = useSingle();
  const { attempt, told } = useProblems([...(ids.length === 0 ? [t('sign.sign.none')] : []), ...signerProblems(names)]);
  const act = useAct(() => call(signItems, { body: { ids: [...ids], ...namesOf(names) } }), {
    onDone: ({ signed }) => message.success(t('sign.done', { count: signed })),
    onFresh,
  });
  return (
    <form
      className="sign-form"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => single(() => act.mutateAsync()));
      }}
    >
      <SignerFields names={names} />
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {ids.length === 0 ? t('sign.sign.title') : t('sign.sign', { count: ids.length })}
      </Button>
      <span className="quiet sign-note">
        {[...(first ? [t('sign.sign.once')] : []), ...(held === 0 ? [] : [t('sign.sign.held', { count: held })])].join(' ')}
      </span>
      <div className="sign-told">
        {told}
        {act.isError && <Alert type="error" title={explain(act.error)} />}
      </div>
    </form>
  );
}
