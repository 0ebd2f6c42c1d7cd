import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { decideObjection, type SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { listUnits } from '#contract/unit/endpoints.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** Answers an objection: upheld, with who takes the part over or nobody, or overruled, which counts as signed. */
export function DecideDialog({ row, onClose }: { readonly row: SignForRow; readonly onClose: () => void }) {
  const [decision, setDecision] = useState<'uphold' | 'overrule'>('uphold');
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const units = useQuery(endpointQuery(listUnits, {}));
  const { attempt, told } = useProblems(emptyProblem(t('sign.decide.reason'), reason));
  const single = useSingle();
  const act = useAct(
    () =>
      call(decideObjection, {
        params: { signForId: row.id },
        body: { decision, reason: reason.trim(), takenOverBy: decision === 'uphold' ? to : null },
      }),
    {
      onDone: () => {
        message.success(t('sign.decide.done'));
        onClose();
      },
    },
  );
  return (
    <Modal
      open
      title={t('sign.decide.title', { unit: row.unit.name })}
      okText={t('sign.decide')}
      okButtonProps={{ loading: act.isPending }}
      onOk={() => {
        attempt(() => single(() => act.mutateAsync()));
      }}
      onCancel={onClose}
    >
      <p>
        <span className="list-code">{row.item.code}</span> {row.task.title}
      </p>
      {row.objection !== null && <blockquote className="sign-quote">{row.objection.reason}</blockquote>}
      <Radio.Group
        value={decision}
        options={(['uphold', 'overrule'] as const).map((value) => ({ value, label: t(`sign.decide.${value}`) }))}
        onChange={(event) => setDecision(event.target.value === 'overrule' ? 'overrule' : 'uphold')}
      />
      {decision === 'uphold' && (
        <Field label={t('sign.decide.to')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              showSearch={{ filterOption: optionHolds }}
              style={{ width: '100%' }}
              value={to}
              options={(units.data?.units ?? [])
                .filter((unit) => unit.id !== row.unit.id)
                .map((unit) => ({ value: unit.id, label: unit.names[0]?.name ?? '' }))}
              onChange={(value: string | undefined) => setTo(value ?? null)}
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
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}
