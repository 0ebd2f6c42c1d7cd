import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { decideChanges, type ItemChange } from '#contract/ledger/change-endpoints.ts';
import { BasisFields, basisProblems, givenBasis, useTypedBasis } from '#web/ledger/change/basis-fields.tsx';
import { t } from '#web/ledger/change/words.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly changes: readonly ItemChange[];
  readonly decision: 'grant' | 'refuse';
  readonly onClose: () => void;
  /** They are decided, and the page shows it. */
  readonly onFresh: () => void;
}

/** 批复 of one or many, with the paper of two levels above where one of them is late. */
export function DecideChangesDialog({ changes, decision, onClose, onFresh }: Props) {
  const late = changes.filter((change) => change.late).length;
  const [reason, setReason] = useState(decision === 'grant' ? t('change.decide.granted') : '');
  const [withBasis, setWithBasis] = useState(late > 0);
  const [basis, setBasis] = useTypedBasis();
  const { attempt, told } = useProblems([...emptyProblem(t('change.decide.reason'), reason), ...(withBasis ? basisProblems(basis) : [])]);
  const single = useSingle();
  const act = useAct(
    () =>
      call(decideChanges, {
        body: { ids: changes.map(({ id }) => id), decision, reason: reason.trim(), basis: withBasis ? givenBasis(basis) : null },
      }),
    {
      onDone: ({ decided }) => {
        message.success(t('change.decide.done', { count: decided }));
        onClose();
      },
      onFresh,
    },
  );
  return (
    <FormDialog
      title={t('change.decide.title', { count: changes.length })}
      okText={t(`change.${decision}`)}
      act={act}
      onGive={() => {
        attempt(() => single(() => act.mutateAsync()));
      }}
      onClose={onClose}
    >
      {changes.length === 1 && (
        <p>
          <span className="list-code">{changes[0]?.item.code}</span> {changes[0]?.item.title}
        </p>
      )}
      <Field label={t('change.decide.reason')} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            ref={focusOnce}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            maxLength={maxLengthOf(decideChanges.body, 'reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {late > 0 ? (
        <p className="muted">{t('change.decide.above', { count: late })}</p>
      ) : (
        <Checkbox checked={withBasis} onChange={({ target }) => setWithBasis(target.checked)}>
          {t('change.decide.with-basis')}
        </Checkbox>
      )}
      {withBasis && <BasisFields basis={basis} onChange={setBasis} />}
      {told}
    </FormDialog>
  );
}
