import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { waitingIn } from '#web/ledger/nameable.ts';
import type { Selection } from '#web/ledger/use-selection.ts';
import { words as listWords } from '#web/ledger/list/words.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/ledger/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { usePhone } from '#web/ui/phone.ts';
import '#web/ledger/selection-bar.css';

const SetLeadDialog = lazyPart(async () => (await import('#web/ledger/set-lead-dialog.tsx')).SetLeadDialog, { takesKeys: true });
const CorrectDialog = lazyPart(async () => (await import('#web/ledger/correct-dialog.tsx')).CorrectDialog, { takesKeys: true });
/** The most that one act merges (mergeTasks). */
const mostMerged = 100;

const MergeTasksDialog = lazyPart(async () => (await import('#web/ledger/merge-tasks-dialog.tsx')).MergeTasksDialog, { takesKeys: true });
const WithdrawDialog = lazyPart(async () => (await import('#web/ledger/withdraw-dialog.tsx')).WithdrawDialog, { takesKeys: true });
const SetThemesDialog = lazyPart(async () => (await import('#web/ledger/set-themes-dialog.tsx')).SetThemesDialog, { takesKeys: true });
const ShareDialog = lazyPart(async () => (await import('#web/ledger/share-dialog.tsx')).ShareDialog, { takesKeys: true });
const AddToListDialog = lazyPart(
  async () => (await Promise.all([import('#web/ledger/list/add-to-list-dialog.tsx'), listWords.load()]))[0].AddToListDialog,
  { takesKeys: true },
);
const OmitDialog = lazyPart(
  async () => (await Promise.all([import('#web/ledger/list/omit-dialog.tsx'), listWords.load()]))[0].OmitFromLedgerDialog,
  { takesKeys: true },
);
const NameDialog = lazyPart(async () => (await import('#web/ledger/open-list/name-dialog.tsx')).NameDialog, { takesKeys: true });

/** What can be done with the tasks that are chosen. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const [dialog, setDialog] = useState<
    'lead' | 'correct' | 'themes' | 'name' | 'share' | 'withdraw' | 'restore' | 'merge' | 'list' | 'omit' | null
  >(null);
  const may = useMay();
  const phone = usePhone();
  // One list shows either those that stand or those that are withdrawn; of these only what was shared is taken back, or the act.
  const open = selection.tasks.every(({ state }) => state === 'open');
  return (
    <div className="selection-bar" role="toolbar" aria-label={t('ledger.selection')}>
      <b>{t('ledger.selected', { count: selection.tasks.length })}</b>
      {may('setLead') && open && (
        <Button type="primary" onClick={() => setDialog('lead')}>
          {t('ledger.set-lead')}
        </Button>
      )}
      {may('correctTasks') && open && <Button onClick={() => setDialog('correct')}>{t('correction.act')}</Button>}
      {may('setTaskThemes') && open && <Button onClick={() => setDialog('themes')}>{t('ledger.set-themes')}</Button>}
      {may('addToList') && open && <Button onClick={() => setDialog('list')}>{t('ledger.list.add')}</Button>}
      {may('omitTasks') && open && <Button onClick={() => setDialog('omit')}>{t('ledger.list.omit')}</Button>}
      {may('resolveResponsibilities') && open && <Button onClick={() => setDialog('name')}>{t('unit-text.name')}</Button>}
      {may('setTaskShares') && <Button onClick={() => setDialog('share')}>{t('share.action')}</Button>}
      {may('mergeTasks') && open && selection.tasks.length > 1 && selection.tasks.length <= mostMerged && (
        <Button onClick={() => setDialog('merge')}>{t('adjustment.merge')}</Button>
      )}
      {may('withdrawTasks') && open && <Button onClick={() => setDialog('withdraw')}>{t('adjustment.withdraw')}</Button>}
      {may('restoreTasks') && !open && <Button onClick={() => setDialog('restore')}>{t('adjustment.restore')}</Button>}
      <span className="grow" />
      {phone ? (
        <Button type="text" icon={<CloseOutlined />} aria-label={t('ledger.selection.clear')} onClick={selection.clear} />
      ) : (
        <Button type="text" onClick={selection.clear}>
          {t('ledger.selection.clear')}
        </Button>
      )}
      {dialog === 'lead' && <SetLeadDialog tasks={selection.tasks} onClose={() => setDialog(null)} />}
      {dialog === 'correct' && <CorrectDialog given={{ many: selection.tasks }} onClose={() => setDialog(null)} />}
      {dialog === 'name' && <NameDialog rows={waitingIn(selection.tasks)} onClose={() => setDialog(null)} />}
      {dialog === 'list' && (
        <AddToListDialog
          given={{ filter: {}, taskIds: selection.tasks.map(({ id }) => id) }}
          count={selection.tasks.length}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'omit' && <OmitDialog tasks={selection.tasks} onClose={() => setDialog(null)} />}
      {dialog === 'share' && <ShareDialog tasks={selection.tasks} onClose={() => setDialog(null)} />}
      {dialog === 'merge' && <MergeTasksDialog tasks={selection.tasks} onClose={() => setDialog(null)} />}
      {(dialog === 'withdraw' || dialog === 'restore') && (
        <WithdrawDialog what={dialog} tasks={selection.tasks} onClose={() => setDialog(null)} />
      )}
      {dialog === 'themes' && <SetThemesDialog tasks={selection.tasks} onClose={() => setDialog(null)} />}
    </div>
  );
}
