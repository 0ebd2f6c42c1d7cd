import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { createList, type AnnualList } from '#contract/ledger/list-endpoints.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { today } from '#web/ui/instant.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

/** Makes a list and goes to it. From November on the year to come is proposed: that is when lists are made. */
export function NewListDialog({ lists, onClose }: { readonly lists: readonly AnnualList[]; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [year, setYear] = useState(() => Number(today().slice(0, 4)) + (today().slice(5, 7) >= '11' ? 1 : 0));
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? proposedName(lists, year);
  const { attempt, told } = useProblems(emptyProblem(t('list.new.name'), name));
  const single = useSingle();
  const act = useAct(() => call(createList, { body: { year, name: name.trim() } }), {
    onDone: ({ id }) => {
      message.success(t('list.new.done', { name: name.trim() }));
      onClose();
      void navigate(`/lists/${id}`);
    },
  });
  const give = () => {
    attempt(() => single(() => act.mutateAsync()));
  };
  return (
    <FormDialog title={t('list.new.title')} okText={t('list.new')} act={act} onGive={give} onClose={onClose}>
      <Field label={t('list.new.year')} required>
        {({ id }) => <InputNumber id={id} min={2000} max={2100} value={year} onChange={(value) => setYear(value ?? year)} />}
      </Field>
      <Field label={t('list.new.name')} required hint={t('list.new.name.hint')}>
        {({ id }) => (
          <Input
            id={id}
            ref={focusOnce}
            value={name}
            maxLength={maxLengthOf(createList.body, 'name')}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {told}
      <p className="muted">{t('list.new.next')}</p>
    </FormDialog>
  );
}

/** The first list of a year needs no other name than what most are called: its year stands before it everywhere. */
function proposedName(lists: readonly AnnualList[], year: number): string {
  const name = t('list.new.name.proposed');
  return lists.some((list) => list.year === year && list.name === name) ? '' : name;
}
