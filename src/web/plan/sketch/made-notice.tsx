import { Button } from 'antd';
import { Link } from 'react-router';
import { useUnmake, type Made } from '#web/plan/sketch/use-sketch.ts';
import { useSingle } from '#web/ui/single.ts';
import { t } from '#web/plan/sketch/words.ts';

/** What the dialog did, with its undo, for as long as the page stays. */
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
      {checkAt !== null && made.units.length > 0 && <Link to={checkAt}>{t('sketch.done.check')}</Link>}
    </div>
  );
}
