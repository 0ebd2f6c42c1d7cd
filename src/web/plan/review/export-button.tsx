import { App, Button } from 'antd';
import { draftTable } from '#web/plan/review/draft-table.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/ui/language.ts';

/** The draft as it stands on this page, as a table for Excel. */
export function ExportButton() {
  const { state } = useReview();
  const { message } = App.useApp();
  const save = () => {
    const address = URL.createObjectURL(new Blob([draftTable(state.draft)], { type: 'text/csv;charset=utf-8' }));
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = `${state.draft.title.slice(0, 60)}${t('review.export.suffix', { number: state.version.number })}.csv`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    void message.success(t('review.export.done', { count: state.draft.tasks.length }));
  };
  return <Button onClick={save}>{t('review.export')}</Button>;
}
