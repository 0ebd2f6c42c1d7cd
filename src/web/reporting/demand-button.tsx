import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Report } from '#contract/reporting/endpoints.ts';
import { setReportDemand } from '#contract/reporting/evidence-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

interface Item extends Pick<Report['item'], 'id' | 'evidenceReason' | 'target'> {
  /** Null: the list is not issued yet. */
  readonly code: string | null;
}

/** 报送要求 of an item, for the office. */
export function DemandButton({ item }: { readonly item: Item }) {
  const may = useMay();
  const [asked, setAsked] = useState(false);
  if (!may('setReportDemand')) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('report.demand')}</Button>
      {asked && <DemandDialog item={item} onClose={() => setAsked(false)} />}
    </>
  );
}

function DemandDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const [reason, setReason] = useState(item.evidenceReason ?? '');
  const [of, setOf] = useState(item.target?.of ?? '');
  const [measure, setMeasure] = useState(item.target?.measure ?? '');
  const single = useSingle();
  const save = useAct(
    () =>
      call(setReportDemand, {
        params: { itemId: item.id },
        body: {
          evidenceReason: reason.trim() === '' ? null : reason.trim(),
          target: of === '' ? null : { of, measure: measure.trim() },
        },
      }),
    {
      onDone: () => {
        message.success(t('report.demand.saved'));
        onClose();
      },
    },
  );
  const disabled = (of === '') !== (measure.trim() === '');
  return (
    <FormDialog
      title={item.code === null ? t('report.demand.title.none') : t('report.demand.title', { code: item.code })}
      okText={t('report.demand.save')}
      act={save}
      disabled={disabled}
      onGive={() => {
        if (!disabled) single(() => save.mutateAsync());
      }}
      onClose={onClose}
    >
      <Field label={t('report.demand.evidence')} hint={t('report.demand.evidence.note')}>
        {({ id }) => (
          <Input
            id={id}
            value={reason}
            maxLength={maxLengthOf(setReportDemand.body, 'evidenceReason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('report.demand.target')} hint={t('report.demand.target.note')}>
        {({ id }) => (
          <InputNumber<string> id={id} stringMode controls={false} min="0" value={of} onChange={(value) => setOf(value ?? '')} />
        )}
      </Field>
      <Field label={t('report.demand.measure')}>
        {({ id }) => <Input id={id} value={measure} maxLength={20} onChange={(event) => setMeasure(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
