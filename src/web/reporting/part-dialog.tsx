import { partItem, type WorkItem } from '#contract/reporting/work-endpoints.ts';
import { ReasonDialog } from '#web/reporting/reason-dialog.tsx';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';

/** Takes an item out of what is reported once, with a reason. */
export function PartDialog({ item, onClose }: { readonly item: WorkItem; readonly onClose: () => void }) {
  const part = useAct((reason: string) => call(partItem, { params: { itemId: item.id }, body: { reason } }), {
    onDone: () => {
      message.success(t('work.parted'));
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('work.part.title', { code: item.code })}
      okText={t('work.part')}
      text={t('work.part.text')}
      label={t('work.part.reason')}
      maxLength={maxLengthOf(partItem.body, 'reason')}
      act={part}
      onClose={onClose}
    />
  );
}
