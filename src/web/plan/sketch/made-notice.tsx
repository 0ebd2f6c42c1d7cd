import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { getPlan } from '#contract/plan/plan-endpoints.ts';
import { useUnmake, type Made } from '#web/plan/sketch/use-sketch.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { confirm } from '#web/ui/notices.ts';
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
  const { data: plan, isPending } = useQuery(endpointQuery(getPlan, { params: { planId: made.planId } }));
  const undo = () => {
    const count = made.units.length;
    if (count === 0 || plan?.versions.every(({ publishedAt }) => publishedAt === null) === true)
      return single(() => unmake.mutateAsync(made));
    // Tasks of the ledger change with it, and whoever answers for them sees them no more.
    return confirm({
      title: t('sketch.undo.title', { count }),
      content: t('sketch.undo.text', { title: plan?.title ?? '' }),
      okText: t('shell.undo'),
      okButtonProps: { danger: true },
      onOk: () => unmake.mutateAsync(made).then(undefined, () => {}),
    });
  };
  return (
    <div className="sk-made" role="status">
      <span>
        {checkAt === null && plan !== undefined && <b>{t('sketch.done.of', { title: plan.title })}</b>}
        {t('sketch.done', { ...made.sum })}
      </span>
      <Button size="small" loading={isPending || unmake.isPending} onClick={undo}>
        {t('shell.undo')}
      </Button>
      <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('shell.close')} onClick={onGone} />
      {made.units.length > 0 && <small className="quiet">{t('sketch.done.later')}</small>}
      {checkAt !== null && made.units.length > 0 && <Link to={checkAt}>{t('sketch.done.check')}</Link>}
    </div>
  );
}
