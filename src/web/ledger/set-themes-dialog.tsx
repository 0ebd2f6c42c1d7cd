import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { setTaskThemes } from '#contract/ledger/theme-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { addTheme, listThemes } from '#contract/ledger/theme-endpoints.ts';
import { themeTick } from '#web/ledger/batch-choice.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/ledger/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';
import '#web/ledger/ledger-dialogs.css';

/** Themes of one task or many: ticked for all, for some, for none. Only what somebody touches changes. */
export function SetThemesDialog({ tasks, onClose }: { tasks: readonly Pick<TaskRow, 'id' | 'themes'>[]; onClose: () => void }) {
  const themes = useQuery(endpointQuery(listThemes, {}));
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [name, setName] = useState('');
  const act = useAct(
    () =>
      call(setTaskThemes, {
        body: {
          taskIds: tasks.map(({ id }) => id),
          add: [...touched].filter(([, on]) => on).map(([id]) => id),
          remove: [...touched].filter(([, on]) => !on).map(([id]) => id),
        },
      }),
    {
      onDone: (answer) => {
        message.success(t('ledger.themes.done', { count: answer.changed }));
        onClose();
      },
    },
  );
  const add = useAct(() => call(addTheme, { body: { name: name.trim(), note: null } }), {
    onDone: (theme) => {
      setName('');
      setTouched((before) => new Map(before).set(theme.id, true));
    },
  });
  const single = useSingle();
  const error = act.error ?? add.error ?? themes.error;
  return (
    <Modal
      open
      title={t('ledger.themes.title', { count: tasks.length })}
      okText={t('shell.save')}
      okButtonProps={{ disabled: touched.size === 0, loading: act.isPending }}
      onOk={() => single(() => act.mutateAsync())}
      onCancel={onClose}
    >
      <div className="theme-choice">
        {(themes.data?.themes ?? []).map((theme) => {
          return (
            <Checkbox
              key={theme.id}
              {...themeTick(tasks, theme.id, touched)}
              onChange={(event) => setTouched(new Map(touched).set(theme.id, event.target.checked))}
            >
              {theme.name} <small className="quiet">{t('ledger.count', { count: theme.taskCount })}</small>
            </Checkbox>
          );
        })}
        {themes.data?.themes.length === 0 && <p className="quiet">{t('ledger.themes.none')}</p>}
      </div>
      <div className="inline-add">
        <Input
          value={name}
          maxLength={maxLengthOf(addTheme.body, 'name')}
          placeholder={t('theme.name.placeholder')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => name.trim() !== '' && single(() => add.mutateAsync(), 'theme')}
        />
        <Button disabled={name.trim() === ''} loading={add.isPending} onClick={() => single(() => add.mutateAsync(), 'theme')}>
          {t('theme.add')}
        </Button>
      </div>
      {error !== null && <Alert className="dialog-gap" type="error" title={explain(error)} />}
    </Modal>
  );
}
