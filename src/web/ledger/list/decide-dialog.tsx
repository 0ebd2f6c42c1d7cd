import { useQuery } from '@tanstack/react-query';
import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { decideObjection, type SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { listUnits } from '#contract/unit/endpoints.ts';
import { isOutside, isValidOn, nameOn } from '#core/unit/unit.ts';
import { useMe } from '#web/access/me.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { useSingle } from '#web/ui/single.ts';

/** What the office may say: nothing is chosen beforehand, and that nobody takes the part over is a choice of its own. */
const answers = ['hand-over', 'leave', 'overrule'] as const;

interface Props {
  readonly row: SignForRow;
  readonly onClose: () => void;
  /** It is done, and the page shows it. */
  readonly onFresh?: (() => void) | undefined;
}

/** Answers an objection: upheld, with who takes the part over or nobody, or overruled, which counts as signed. */
export function DecideDialog({ row, onClose, onFresh }: Props) {
  const { today } = useMe();
  const [answer, setAnswer] = useState<(typeof answers)[number] | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const units = useQuery(endpointQuery(listUnits, {}));
  const { attempt, told } = useProblems([
    ...(answer === null ? [t('sign.decide.none')] : []),
    ...(answer === 'hand-over' ? emptyProblem(t('sign.decide.to'), to) : []),
    ...emptyProblem(t('sign.decide.reason'), reason),
  ]);
  const single = useSingle();
  const act = useAct(
    () =>
      call(decideObjection, {
        params: { signForId: row.id },
        body: {
          decision: answer === 'overrule' ? 'overrule' : 'uphold',
          reason: reason.trim(),
          takenOverBy: answer === 'hand-over' ? to : null,
        },
      }),
    {
      onDone: () => {
        message.success(t('sign.decide.done'));
        onClose();
      },
      ...(onFresh !== undefined && { onFresh }),
    },
  );
  return (
    <FormDialog
      title={t('sign.decide.title', { unit: row.unit.name })}
      okText={t('sign.decide')}
      act={act}
      onGive={() => {
        attempt(() => single(() => act.mutateAsync()));
      }}
      onClose={onClose}
    >
      <p>
        <span className="list-code">{row.item.code}</span> {row.task.text ?? row.task.title}
      </p>
      {row.objection !== null && <blockquote className="sign-quote">{row.objection.reason}</blockquote>}
      <Radio.Group
        className="sign-answers"
        aria-label={t('sign.decide')}
        value={answer}
        options={answers
          // Somebody leads: whoever does leaves only when another unit takes over.
          .filter((value) => value !== 'leave' || row.part?.role !== 'lead')
          .map((value) => ({ value, label: t(`sign.decide.${value}`) }))}
        onChange={(event) => setAnswer(answers.find((one) => one === event.target.value) ?? null)}
      />
      {answer === 'hand-over' && (
        <Field label={t('sign.decide.to')} required>
          {({ id }) => (
            <Select
              id={id}
              showSearch={{ filterOption: optionHolds }}
              style={{ width: '100%' }}
              value={to}
              options={(units.data?.units ?? [])
                .filter((unit) => unit.id !== row.unit.id && !isOutside(unit.kind) && isValidOn(unit, today))
                .map((unit) => ({ value: unit.id, label: nameOn(unit, today).short }))}
              onChange={(value: string) => setTo(value)}
            />
          )}
        </Field>
      )}
      <Field label={t('sign.decide.reason')} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            ref={focusOnce}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            maxLength={maxLengthOf(decideObjection.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
    </FormDialog>
  );
}
