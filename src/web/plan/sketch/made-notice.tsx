import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useUnmake, type Made } from '#web/plan/sketch/use-sketch.ts';
import { useSingle } from '#web/ui/single.ts';
import { t } from '#web/plan/sketch/words.ts';

/** What the dialog did, with its undo until the tab is closed or the notice put away, and how to take it back later. */
export function MadeNotice({
  made,
  checkAt,
  onGone,
}: {
  readonly made: Made;
  readonly checkAt: string | null;
  readonly onGone: () => void;
}) {
  const unmake = useUnmake(onGone);
  const single = useSingle();
  return (
    <div className="sk-made" role="status">
      <span>{t('sketch.done', { ...made.sum })}</span>
      <Button size="small" loading={unmake.isPending} onClick={() => single(() => unmake.mutateAsync(made))}>
        {t('shell.undo')}
      </Button>
      <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('shell.close')} onClick={onGone} />
      {made.units.length > 0 && <small className="quiet">{t('sketch.done.later')}</small>}
      {checkAt !== null && made.units.length > 0 && <Link to={checkAt}>{t('sketch.done.check')}</Link>}
    </div>
  );
}
