import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { t } from '#web/plan/words.ts';

/** No plan yet: what to do, and what happens then; or, for who may not upload (null), who will. */
export function PlansEmpty({ onChoose }: { onChoose: (() => void) | null }) {
  return (
    <div className="plans-empty">
      <InboxOutlined aria-hidden="true" />
      <h1>{t(onChoose === null ? 'plan.empty.wait.title' : 'plan.empty.title')}</h1>
      <p>{t(onChoose === null ? 'plan.empty.wait' : 'plan.empty.text')}</p>
      {onChoose !== null && (
        <>
          <Button type="primary" size="large" onClick={onChoose}>
            {t('plan.empty.choose')}
          </Button>
          <small>{t('plan.empty.formats')}</small>
        </>
      )}
    </div>
  );
}
