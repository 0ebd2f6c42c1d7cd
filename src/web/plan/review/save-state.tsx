import { CheckOutlined, ExclamationCircleFilled, LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { confirm } from '#web/ui/notices.ts';

/** Whether everything that was done is stored. */
export function SaveState() {
  const { state, retry, reload } = useReview();
  const count = state.pending.length;
  if (count === 0) {
    return (
      <output className="rv-save quiet">
        <CheckOutlined /> {t('review.saved')}
      </output>
    );
  }
  if (state.sending !== 'failed') {
    return (
      <output className="rv-save quiet">
        <LoadingOutlined /> {t('review.saving')}
      </output>
    );
  }
  return (
    <output className="rv-save failed" title={state.sendFailure ?? ''}>
      <ExclamationCircleFilled /> {t('review.unsaved', { count })}
      <Button size="small" onClick={retry}>
        {t('shell.retry')}
      </Button>
      <Button
        size="small"
        type="text"
        onClick={() =>
          confirm({
            title: t('review.unsaved.drop', { count }),
            content: state.sendFailure,
            okText: t('review.unsaved.drop.yes'),
            cancelText: t('shell.cancel'),
            onOk: reload,
          })
        }
      >
        {t('review.unsaved.drop.short')}
      </Button>
    </output>
  );
}
