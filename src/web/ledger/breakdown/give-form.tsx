import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { giveChildren, type ChildRow } from '#contract/ledger/breakdown-endpoints.ts';
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
  readonly drafts: readonly ChildRow[];
  readonly lastDay: string | null;
  readonly onClose: () => void;
}

/** 下达 of all drafts, with what it means; what ends later than the item says why. */
export function GiveForm({ itemId, unitId, drafts, lastDay, onClose }: Props) {
  const [reason, setReason] = useState('');
  const late = drafts.filter((child) => child.late);
  const { attempt, told } = useProblems(late.length > 0 ? emptyProblem(t('breakdown.field.late-reason'), reason) : []);
  const single = useSingle();
  const act = useAct(
    () =>
      call(giveChildren, {
        params: { itemId },
        body: {
          unitId,
          children: drafts.map(({ id, revision }) => ({ id, revision })),
          lateReason: late.length > 0 ? reason.trim() : null,
        },
      }),
    {
      onDone: ({ given }) => {
        message.success(t('breakdown.given', { count: given }));
        onClose();
      },
    },
  );
  return (
    <form
      className="child-form"
      aria-label={t('breakdown.give', { count: drafts.length })}
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => single(() => act.mutateAsync()));
      }}
    >
      <p>{t('breakdown.give.text')}</p>
      {late.length > 0 && (
        <Field
          label={t('breakdown.field.late-reason')}
          required
          hint={t('breakdown.late.which', { day: lastDay ?? '', titles: late.map(({ title }) => title).join('、') })}
        >
          {({ id }) => (
            <Input
              id={id}
              ref={focusOnce}
              value={reason}
              maxLength={maxLengthOf(giveChildren.body, 'lateReason')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {told}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
      <div className="drawer-acts">
        <Button size="small" type="primary" htmlType="submit" loading={act.isPending} disabled={drafts.length === 0}>
          {t('breakdown.give', { count: drafts.length })}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}
