import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { askUnits } from '#contract/reporting/burden-endpoints.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { RequestFailure } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly period: string;
  /** Those that report in the period, in official order. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** 临时要数: what is asked, what for, of whom and by when. A fact that is held already is not asked: the way to it is shown. */
export function AskDialog({ period, units, onClose }: Props) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [typedDue, setDue] = useState('');
  const [by, setBy] = useState<'units' | 'item'>('units');
  const [unitIds, setUnitIds] = useState<readonly string[]>([]);
  const [code, setCode] = useState('');
  const single = useSingle();
  const due = readTypedDay(typedDue) ?? null;
  const whom = by === 'units' ? unitIds.length > 0 : code.trim() !== '';
  const ready = text.trim().length > 1 && reason.trim() !== '' && due !== null && whom;
  const ask = useAct(
    () =>
      call(askUnits, {
        params: { period },
        body: {
          text: text.trim(),
          reason: reason.trim(),
          due: due ?? '',
          of: by === 'units' ? { by, unitIds: [...unitIds] } : { by, code: code.trim() },
        },
      }),
    {
      onDone: (answer) => {
        message.success(t('question.asked', { units: answer.units }));
        onClose();
      },
    },
  );
  const place = ask.error instanceof RequestFailure ? ask.error.data.place : undefined;
  return (
    <FormDialog
      title={t('question.ask')}
      okText={t('question.ask')}
      act={ask}
      disabled={!ready}
      onGive={() => {
        if (ready) single(() => ask.mutateAsync());
      }}
      onClose={onClose}
    >
      <Field label={t('question.text')} required>
        {(ids) => (
          <Input
            {...ids}
            ref={focusOnce}
            value={text}
            maxLength={maxLengthOf(askUnits.body, 'text')}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('question.reason')} required>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={reason}
            maxLength={maxLengthOf(askUnits.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('question.due')} required>
        {({ id }) => <DayInput id={id} value={typedDue} onChange={setDue} />}
      </Field>
      <Radio.Group
        className="ask-of"
        aria-label={t('question.of')}
        value={by}
        options={(['units', 'item'] as const).map((one) => ({ value: one, label: t(`question.of.${one}`) }))}
        onChange={(event) => setBy(event.target.value === 'item' ? 'item' : 'units')}
      />
      {by === 'units' ? (
        <Field label={t('question.units')} required>
          {({ id }) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              className="ask-units"
              value={[...unitIds]}
              showSearch={{ filterOption: optionHolds }}
              options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
              onChange={setUnitIds}
            />
          )}
        </Field>
      ) : (
        <Field label={t('question.code')} required>
          {(ids) => <Input {...ids} value={code} maxLength={40} onChange={(event) => setCode(event.target.value)} />}
        </Field>
      )}
      {typeof place === 'string' && (
        <p>
          <Link to={place} onClick={onClose}>
            {t('question.place')}
          </Link>
        </p>
      )}
    </FormDialog>
  );
}
