import { Button, Input, Popconfirm, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { editTheme, removeTheme, type listThemes } from '#contract/ledger/theme-endpoints.ts';
import { ThemeHistory } from '#web/ledger/theme/theme-history.tsx';
import { useMay, useMe } from '#web/access/me.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/ledger/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { message } from '#web/ui/notices.ts';

type Theme = Answer<typeof listThemes>['themes'][number];

/** A theme: how many tasks it has, and changing or deleting it. */
export function ThemeRow({ theme }: { theme: Theme }) {
  const may = useMay();
  // What others did with it was not shared.
  const isCounterpart = useMe().post?.role === 'counterpart';
  const [editing, setEditing] = useState(false);
  const [looking, setLooking] = useState(false);
  const remove = useAct(() => call(removeTheme, { params: { themeId: theme.id } }), {
    onDone: () => message.success(t('theme.removed')),
    onError: (error) => message.error(explain(error)),
  });
  const single = useSingle();
  if (editing)
    return (
      <li>
        <ThemeForm theme={theme} onClose={() => setEditing(false)} />
      </li>
    );
  const used = theme.taskCount > 0;
  return (
    <li className="theme-row">
      <div className="grow">
        <b>{theme.name}</b>
        {theme.note !== null && <span className="muted">{theme.note}</span>}
      </div>
      <Link to={ledgerAddress({ filter: { themeId: [theme.id] } })}>{t('ledger.count', { count: theme.taskCount })}</Link>
      {!isCounterpart && (
        <Button size="small" type="text" onClick={() => setLooking(true)}>
          {t('history.tab')}
        </Button>
      )}
      {looking && <ThemeHistory themeId={theme.id} name={theme.name} onClose={() => setLooking(false)} />}
      {may('editTheme') && (
        <Button size="small" type="text" onClick={() => setEditing(true)}>
          {t('theme.edit')}
        </Button>
      )}
      {may('removeTheme') && (
        <Popconfirm
          title={t('theme.remove.ask', { name: theme.name })}
          okText={t('theme.remove')}
          okButtonProps={{ danger: true }}
          disabled={used}
          onConfirm={() => single(() => remove.mutateAsync())}
        >
          <Tooltip title={used ? t('theme.remove.in-use', { count: theme.taskCount }) : ''}>
            <Button size="small" type="text" danger disabled={used} loading={remove.isPending}>
              {t('theme.remove')}
            </Button>
          </Tooltip>
        </Popconfirm>
      )}
    </li>
  );
}

function ThemeForm({ theme, onClose }: { theme: Theme; onClose: () => void }) {
  const [name, setName] = useState(theme.name);
  const [note, setNote] = useState(theme.note ?? '');
  const save = useAct(
    () =>
      call(editTheme, {
        params: { themeId: theme.id },
        body: { name: name.trim(), note: note.trim() === '' ? null : note.trim(), revision: theme.revision },
      }),
    {
      onDone: () => {
        message.success(t('theme.saved'));
        onClose();
      },
      onError: (error) => message.error(explain(error)),
    },
  );
  const single = useSingle();
  return (
    <form
      className="theme-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') single(() => save.mutateAsync());
      }}
    >
      <Input
        value={name}
        maxLength={maxLengthOf(editTheme.body, 'name')}
        aria-label={t('theme.name')}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        value={note}
        maxLength={maxLengthOf(editTheme.body, 'note')}
        aria-label={t('theme.note.placeholder')}
        placeholder={t('theme.note.placeholder')}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button htmlType="submit" type="primary" disabled={name.trim() === ''} loading={save.isPending}>
        {t('shell.save')}
      </Button>
      <Button onClick={onClose}>{t('shell.cancel')}</Button>
    </form>
  );
}
