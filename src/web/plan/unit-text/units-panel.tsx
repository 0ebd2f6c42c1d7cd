import { Button, Drawer, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { MadeNotice, SketchDialog } from '#web/plan/sketch/sketch-parts.ts';
import { useLastMade } from '#web/plan/sketch/use-sketch.ts';
import type { PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { answersTo } from '#core/plan/draft/open-list-doubts.ts';
import { UnitTextRow } from '#web/plan/unit-text/unit-text-row.tsx';
import { sameNames, shownTexts } from '#web/plan/unit-text/unit-text-rows.ts';
import { usePlanUnits } from '#web/plan/unit-text/use-plan-units.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import '#web/plan/unit-text/units-panel.css';
import '#web/plan/unit-text/text-decision.css';
import { useDecideTexts } from '#web/plan/unit-text/use-decisions.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/plan/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { unitsAddress } from '#web/unit/unit-address.ts';
import { usePhone } from '#web/ui/phone.ts';
import { useSingle } from '#web/ui/single.ts';

/** Every unit text that the plan prints, with what it is taken to mean; beside the document, which stays in sight. */
export function UnitsPanel({ onClose }: { onClose: () => void }) {
  const { state: review, editable, operate } = useReview();
  const { version, draft, decidedTexts } = review;
  const { planId } = version;
  const units = usePlanUnits();
  const phone = usePhone();
  const decide = useDecideTexts();
  const single = useSingle();
  const [all, setAll] = useState(false);
  const [sketching, setSketching] = useState(false);
  const [made, setMade] = useLastMade(planId);
  const rows = units.data ?? [];
  const open = shownTexts(rows, false).filter(({ text }) => !decidedTexts.has(text));
  const shown = all ? shownTexts(rows, true) : open;
  const equal = sameNames(rows).map(({ unit, unitId }) => ({
    of: { ...unit, planId },
    decision: { state: 'matched' as const, unitIds: [unitId] },
  }));
  // What is decided here need not be asked in the review: its doubts about these words alone are answered with it.
  const answerDoubts = (texts: readonly string[], state: PlanUnit['state']) => {
    if (!editable || (state !== 'named' && state !== 'as-printed')) return;
    const decided = new Set([...texts, ...rows.filter((row) => row.state !== 'open').map(({ text }) => text)]);
    const answers = answersTo(draft, texts, decided);
    if (answers.length > 0) operate(...answers);
  };
  const list = useRef<HTMLDivElement>(null);
  // One key accepts what stands first; in a row that has the focus, its own.
  const accept = () => {
    const row = document.activeElement?.closest('.ut-row') ?? null;
    (row ?? list.current)?.querySelector<HTMLElement>('[data-accept]')?.click();
  };
  useKeys({ a: accept, A: accept });
  return (
    <Drawer
      open
      mask={false}
      size={phone ? '100%' : 'min(640px, 52vw)'}
      title={t('unit-text.panel', { count: rows.length })}
      onClose={onClose}
      extra={
        equal.length > 0 && (
          <Button size="small" type="primary" loading={decide.isPending} onClick={() => single(() => decide.mutateAsync(equal))}>
            {t('unit-text.accept-same', { count: equal.length })}
          </Button>
        )
      }
    >
      <div className="ut" ref={list}>
        <p className="quiet">{t('unit-text.note')}</p>
        {made !== null && <MadeNotice made={made} checkAt={unitsAddress({ unchecked: true })} onGone={() => setMade(null)} />}
        <div className="ut-filter">
          <Segmented
            value={all}
            onChange={(next) => setAll(next)}
            options={[
              { value: false, label: t('unit-text.filter.open', { count: open.length }) },
              { value: true, label: t('unit-text.filter.all', { count: rows.length }) },
            ]}
          />
          {open.length > 1 && (
            <Button type="primary" onClick={() => setSketching(true)}>
              {t('unit-text.settle', { count: open.length })}
            </Button>
          )}
          {open.some(({ proposals }) => proposals.length > 0) && !phone && <span className="quiet">{t('unit-text.accept.key')}</span>}
        </div>
        {units.isPending && <PageSkeleton />}
        {units.isError && <LoadFailure error={units.error} onRetry={() => void units.refetch()} />}
        {units.isSuccess && shown.length === 0 && (
          <p className="ut-none">{t(rows.length === 0 ? 'unit-text.none' : 'unit-text.none-open')}</p>
        )}
        <ul className="plain">
          {shown.map((unit) => (
            <UnitTextRow
              key={`${unit.text} ${unit.revision}`}
              planId={planId}
              unit={unit}
              singly={unit.state === 'open' && decidedTexts.has(unit.text)}
              onDecided={(state) => answerDoubts([unit.text], state)}
            />
          ))}
        </ul>
      </div>
      {sketching && (
        <SketchDialog
          planId={planId}
          title={draft.title}
          onClose={() => setSketching(false)}
          onMade={(next) => {
            setMade(next);
            answerDoubts(next.kept, 'as-printed');
          }}
        />
      )}
    </Drawer>
  );
}
