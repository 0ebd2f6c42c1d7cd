import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { takeBackChildren, type ChildRow } from '#contract/ledger/breakdown-endpoints.ts';
import { t } from '#web/ledger/breakdown/words.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly itemId: string;
  readonly unitId: string;
  readonly child: ChildRow;
  readonly onClose: () => void;
}

/** 收回 of what was given, with the reason that its unit reads. */
export function TakeBackForm({ itemId, unitId, child, onClose }: Props) {
  const [reason, setReason] = useState('');
  const { attempt, told } = useProblems(emptyProblem(t('breakdown.field.take-back-reason'), reason));
  const single = useSingle();
  const act = useAct(
    () =>
      call(takeBackChildren, {
        params: { itemId },
        body: { unitId, children: [{ id: child.id, revision: child.revision }], reason: reason.trim() },
      }),
    {
      onDone: () => {
        message.success(t('breakdown.took-back'));
        onClose();
      },
    },
  );
  return (
    <form
      className="child-form"
      aria-label={t('breakdown.take-back')}
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => single(() => act.mutateAsync()));
      }}
    >
      <Field label={t('breakdown.field.take-back-reason')} required hint={t('breakdown.take-back.text')}>
        {({ id }) => (
          <Input
            id={id}
            ref={focusOnce}
            value={reason}
            maxLength={maxLengthOf(takeBackChildren.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
      <div className="drawer-acts">
        <Button size="small" type="primary" htmlType="submit" loading={act.isPending}>
          {t('breakdown.take-back')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}
