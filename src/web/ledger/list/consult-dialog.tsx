import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { consultList } from '#contract/ledger/list-endpoints.ts';
import { getRuleSet } from '#contract/settings/endpoints.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

/** Begins a round of consulting: by a day, or by the clock of the rules where none is typed. */
export function ConsultDialog({ list, onClose }: { readonly list: ListDetail; readonly onClose: () => void }) {
  const rules = useQuery(endpointQuery(getRuleSet, {})).data?.rules;
  const [typed, setTyped] = useState('');
  const saidDay = useSaidDay();
  const due = typed.trim() === '' ? null : readTypedDay(typed);
  const read = due === null ? (typed.trim() === '' ? null : undefined) : due;
  const { attempt, told } = useProblems(read === undefined ? [t('list.consult.no-day')] : []);
  const single = useSingle();
  const act = useAct((day: string | null) => call(consultList, { params: { listId: list.id }, body: { due: day } }), {
    onDone: ({ units, withoutContact, due: { day } }) => {
      message.success(t('list.consult.done', { units, day: saidDay(day) }), 5);
      if (withoutContact > 0) message.warning(t('list.consult.no-contact', { count: withoutContact }), 10);
      onClose();
    },
  });
  const ask = () => {
    attempt(() => {
      if (read !== undefined) single(() => act.mutateAsync(read));
    });
  };
  return (
    <FormDialog title={t('list.consult')} okText={t('list.consult')} act={act} onGive={ask} onClose={onClose}>
      <p className="muted">{t('list.consult.text')}</p>
      <Field
        label={t('list.consult.due')}
        hint={rules === undefined ? undefined : t('list.consult.due.hint', { days: rules['clock.consultation'] })}
      >
        {({ id }) => <DayInput id={id} ref={focusOnce} value={typed} onChange={setTyped} />}
      </Field>
      {told}
    </FormDialog>
  );
}
