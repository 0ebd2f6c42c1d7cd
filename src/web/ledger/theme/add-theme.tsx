import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { addTheme } from '#contract/ledger/theme-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/ledger/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** A new theme: a name, and what it is about. */
export function AddTheme() {
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const add = useAct(() => call(addTheme, { body: { name: name.trim(), note: note.trim() === '' ? null : note.trim() } }), {
    onDone: (theme) => {
      message.success(t('theme.added', { name: theme.name }));
      setName('');
      setNote('');
    },
  });
  const single = useSingle();
  return (
    <form
      className="theme-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') single(() => add.mutateAsync());
      }}
    >
      <Input
        value={name}
        maxLength={maxLengthOf(addTheme.body, 'name')}
        aria-label={t('theme.name')}
        placeholder={t('theme.name.placeholder')}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        value={note}
        maxLength={maxLengthOf(addTheme.body, 'note')}
        aria-label={t('theme.note.placeholder')}
        placeholder={t('theme.note.placeholder')}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button htmlType="submit" type="primary" disabled={name.trim() === ''} loading={add.isPending}>
        {t('theme.add')}
      </Button>
      {add.isError && <Alert type="error" title={explain(add.error)} />}
    </form>
  );
}
