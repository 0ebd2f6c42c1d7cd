import { withdrawObjection, type Signers, type SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { namesOf, SignerFields, signerProblems, useSigners } from '#web/ledger/list/signers.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useProblems } from '#web/ledger/use-problems.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly row: SignForRow;
  readonly posts: Signers | null;
  readonly onClose: () => void;
  /** It is done, and the page shows it. */
  readonly onFresh: () => void;
}

/** Takes an objection back and signs, under the names of who signs: nobody's name is taken from the objection. */
export function WithdrawObjectionDialog({ row, posts, onClose, onFresh }: Props) {
  const names = useSigners(posts);
  const { attempt, told } = useProblems(signerProblems(names));
  const single = useSingle();
  const act = useAct(() => call(withdrawObjection, { params: { signForId: row.id }, body: namesOf(names) }), {
    onDone: () => {
      message.success(t('sign.withdrawn.done'));
      onClose();
    },
    onFresh,
  });
  return (
    <FormDialog
      title={t('sign.withdraw.title', { title: row.task.title })}
      okText={t('sign.withdraw')}
      act={act}
      onGive={() => {
        attempt(() => single(() => act.mutateAsync()));
      }}
      onClose={onClose}
    >
      {row.objection !== null && <blockquote className="sign-quote">{row.objection.reason}</blockquote>}
      <p>{t('sign.withdraw.text')}</p>
      <SignerFields names={names} />
      {told}
    </FormDialog>
  );
}
