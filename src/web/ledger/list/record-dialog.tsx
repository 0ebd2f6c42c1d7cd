import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import { recordConsultation, writeOpinion, type Consultation } from '#contract/ledger/opinion-endpoints.ts';
import { recordedWays } from '#core/ledger/list/consultation.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { useSingle } from '#web/ui/single.ts';

interface Entry {
  readonly key: number;
  readonly itemId: string | null;
  readonly said: string;
}

const whole = 'whole';

interface Props {
  readonly listId: string;
  readonly consultation: Consultation;
  readonly onClose: () => void;
}

/** 代录: what a unit said on paper or by telephone, opinion by opinion, or that it has none. */
export function RecordDialog({ listId, consultation, onClose }: Props) {
  const items = useQuery(endpointQuery(listItems, { params: { listId } })).data?.items ?? [];
  const [way, setWay] = useState<(typeof recordedWays)[number]>('paper');
  const [some, setSome] = useState(true);
  const [entries, setEntries] = useState<readonly Entry[]>([{ key: 0, itemId: null, said: '' }]);
  const { attempt, told } = useProblems(
    some ? entries.flatMap(({ said }) => emptyProblem(t('opinion.record.said'), said)).slice(0, 1) : [],
  );
  const single = useSingle();
  const act = useAct(
    () =>
      call(recordConsultation, {
        params: { consultationId: consultation.id },
        body: { way, opinions: some ? entries.map(({ itemId, said }) => ({ itemId, said: said.trim() })) : [] },
      }),
    {
      onDone: () => {
        message.success(t('opinion.record.done'));
        onClose();
      },
    },
  );
  const change = (key: number, to: Partial<Entry>) => setEntries(entries.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)));
  const options = [
    { value: whole, label: t('opinion.whole') },
    ...items
      .filter(({ task }) => task.answering.some(({ units }) => units.includes(consultation.unit.id)))
      .map(({ id, task }) => ({ value: id, label: `${task.code} ${task.title}` })),
  ];
  return (
    <FormDialog
      title={t('opinion.record.title', { unit: consultation.unit.name })}
      okText={t('opinion.record')}
      act={act}
      onGive={() => {
        attempt(() => single(() => act.mutateAsync()));
      }}
      onClose={onClose}
    >
      <Field label={t('opinion.record.way')}>
        {() => (
          <Radio.Group
            value={way}
            options={recordedWays.map((value) => ({ value, label: t(`opinion.record.way.${value}`) }))}
            onChange={(event) => setWay(event.target.value === 'telephone' ? 'telephone' : 'paper')}
          />
        )}
      </Field>
      <Field label={t('opinion.record.answer')}>
        {() => (
          <Radio.Group
            value={some ? 'some' : 'none'}
            options={[
              { value: 'some', label: t('opinion.record.some') },
              { value: 'none', label: t('opinion.none') },
            ]}
            onChange={(event) => setSome(event.target.value === 'some')}
          />
        )}
      </Field>
      {some &&
        entries.map(({ key, itemId, said }) => (
          <div key={key} className="opinion-entry">
            <Field label={t('opinion.record.item')}>
              {({ id }) => (
                <Select
                  id={id}
                  showSearch={{ filterOption: optionHolds }}
                  style={{ width: '100%' }}
                  value={itemId ?? whole}
                  options={options}
                  onChange={(value: string) => change(key, { itemId: value === whole ? null : value })}
                />
              )}
            </Field>
            <Field label={t('opinion.record.said')} required>
              {({ id }) => (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  value={said}
                  maxLength={maxLengthOf(writeOpinion.body, 'said')}
                  onChange={(event) => change(key, { said: event.target.value })}
                />
              )}
            </Field>
            {entries.length > 1 && (
              <Button size="small" type="text" onClick={() => setEntries(entries.filter((entry) => entry.key !== key))}>
                {t('opinion.record.remove')}
              </Button>
            )}
          </div>
        ))}
      {some && (
        <Button size="small" onClick={() => setEntries([...entries, { key: (entries.at(-1)?.key ?? 0) + 1, itemId: null, said: '' }])}>
          {t('opinion.record.more')}
        </Button>
      )}
      {told}
    </FormDialog>
  );
}
