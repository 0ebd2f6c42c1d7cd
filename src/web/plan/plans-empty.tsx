import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { t } from '#web/ui/language.ts';

/** No plan yet: what to do, and what happens then. */
export function PlansEmpty({ onChoose }: { onChoose: () => void }) {
  return (
    <div className="plans-empty">
      <InboxOutlined aria-hidden="true" />
      <h1>{t('plan.empty.title')}</h1>
      <p>{t('plan.empty.text')}</p>
      <Button type="primary" size="large" onClick={onChoose}>
        {t('plan.empty.choose')}
      </Button>
      <small>{t('plan.empty.formats')}</small>
    </div>
  );
}
