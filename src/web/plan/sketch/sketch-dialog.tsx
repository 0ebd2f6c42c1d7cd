import { Alert, Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import type { Unit } from '#contract/unit/endpoints.ts';
import type { UnitSketch } from '#core/unit/sketch-units.ts';
import { nameOn } from '#core/unit/unit.ts';
import { GroupHead, KindHead } from '#web/plan/sketch/sketch-heads.tsx';
import { SketchRow } from '#web/plan/sketch/sketch-row.tsx';
import {
  byKind,
  change,
  choose,
  chooseAll,
  isGovernmentRow,
  newRows,
  rowGroups,
  sumOf,
  type SketchRow as Row,
} from '#web/plan/sketch/sketch-rows.ts';
import { useMakeUnits, useSketch, type Made } from '#web/plan/sketch/use-sketch.ts';
import '#web/plan/sketch/sketch.css';
import { focusOnce } from '#web/ui/focus-once.ts';
import { today } from '#web/ui/instant.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { t } from '#web/plan/sketch/words.ts';

interface Props {
  readonly planId: string;
  /** The plan's title: where the names were seen. */
  readonly title: string;
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
}

/** All open names of a plan at once: what each becomes is proposed, can be changed, and is stored with one act. */
export function SketchDialog({ planId, title, onClose, onMade }: Props) {
  const { rows, fits, problems, edits, setEdits, units, isPending, failed, retry } = useSketch(planId);
  const [editing, setEditing] = useState<string | null>(null);
  const [fitting, setFitting] = useState(true);
  const single = useSingle();
  const make = useMakeUnits(planId, title, (made) => {
    onMade(made);
    onClose();
  });
  const sum = sumOf(rows);
  const acts = sum.made + sum.matched + sum.kept;
  const ready = acts > 0 && problems.size === 0 && !make.isPending;
  const go = () => ready && single(() => make.mutateAsync({ rows, fits: fitting ? fits : [] }));
  const nameOf = useNames(units);
  const sketches = useMemo(() => new Map(newRows(rows).map(({ sketch }) => [sketch.key, sketch])), [rows]);
  const parentName = ({ parent }: UnitSketch): string | null => {
    if (parent === null) return null;
    return 'unitId' in parent ? nameOf(parent.unitId) : (sketches.get(parent.key)?.full ?? null);
  };
  const line = (row: Row) => (
    <SketchRow
      key={row.key}
      row={row}
      rows={rows}
      units={units}
      problem={problems.get(row.key)}
      editing={editing === row.key}
      nameOf={nameOf}
      parentName={parentName}
      onEdit={(on) => setEditing(on ? row.key : null)}
      onChoose={(choice) => setEdits(choose(edits, row.key, choice))}
      onChange={(fields) => setEdits(change(edits, [row.sketch?.key ?? row.key], fields))}
    />
  );
  const [wrong] = problems.keys();
  const showWrong = () => {
    if (wrong === undefined) return;
    setEditing(wrong);
    document.querySelector(`[data-sketch="${CSS.escape(wrong)}"]`)?.scrollIntoView({ block: 'center' });
  };
  const government = rows.find(isGovernmentRow);
  return (
    <Modal
      open
      width={980}
      className="sk-dialog"
      title={t('sketch.title')}
      onCancel={onClose}
      footer={
        <div className="sk-foot">
          <span className={problems.size > 0 ? 'sk-wrong' : 'quiet'} role="status">
            {problems.size > 0
              ? t('sketch.problems', { count: problems.size })
              : acts === 0
                ? t('sketch.nothing')
                : t('sketch.sum', { ...sum })}
          </span>
          {problems.size > 0 && (
            <Button size="small" type="link" onClick={showWrong}>
              {t('sketch.problems.show')}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          {!isPending && (
            <Button ref={focusOnce} type="primary" disabled={!ready} loading={make.isPending} onClick={go}>
              {sum.made > 0 ? t('sketch.go.new', { count: sum.made }) : t('sketch.go')}
            </Button>
          )}
        </div>
      }
    >
      {isPending && <PageSkeleton />}
      {failed !== null && <LoadFailure error={failed} onRetry={retry} />}
      {!isPending && failed === null && rows.length === 0 && (
        <div className="state-page">
          <h1>{t('sketch.none.title')}</h1>
          <p className="muted">{t('sketch.none.text')}</p>
        </div>
      )}
      {rows.length > 0 && (
        <div
          className="sk"
          // Undo of the workspace and its numbers are not for what is typed here.
          role="presentation"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go();
          }}
        >
          <p className="quiet">{t('sketch.note')}</p>
          {make.isError && <Alert type="error" showIcon title={explain(make.error)} />}
          {rowGroups.map((group) => {
            const own = rows.filter((row) => row.group === group);
            if (own.length === 0) return null;
            return (
              <section key={group} aria-label={t(`sketch.group.${group}`)}>
                <GroupHead
                  group={group}
                  count={own.filter((row) => !isGovernmentRow(row)).length}
                  onAll={(choice) => setEdits(chooseAll(edits, own, choice))}
                />
                {group === 'new' ? (
                  <>
                    {government !== undefined && (
                      <Government row={government} onChoose={(on) => setEdits(choose(edits, government.key, on ? 'new' : 'open'))} />
                    )}
                    {fits.length > 0 && (
                      <label className="sk-government">
                        <input type="checkbox" checked={fitting} onChange={({ target }) => setFitting(target.checked)} />
                        <b>{t('sketch.fit', { count: fits.length, above: newRows(rows)[fits[0]?.at ?? 0]?.sketch.full ?? '' })}</b>
                        <span className="quiet">
                          {fits
                            .map(({ before, names }) =>
                              names === null ? before.full : t('sketch.fit.named', { before: before.full, full: names.full }),
                            )
                            .join(t('sketch.fit.and'))}
                        </span>
                      </label>
                    )}
                    {byKind(rows).map(({ kind, rows: ofKind }) => (
                      <div key={kind}>
                        <KindHead
                          kind={kind}
                          own={ofKind}
                          rows={rows}
                          units={units}
                          parentName={parentName}
                          onParent={(parent) =>
                            setEdits(
                              change(
                                edits,
                                ofKind.flatMap(({ sketch }) => sketch?.key ?? []),
                                { parent },
                              ),
                            )
                          }
                        />
                        <ul className="plain">{ofKind.map(line)}</ul>
                      </div>
                    ))}
                  </>
                ) : (
                  <ul className="plain">{own.map(line)}</ul>
                )}
              </section>
            );
          })}
        </div>
      )}
    </Modal>
  );
}

function useNames(units: readonly Unit[]): (unitId: string) => string {
  const byId = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units]);
  const day = today();
  return (id) => {
    const unit = byId.get(id);
    return unit === undefined ? '' : nameOn(unit, day).full;
  };
}

/** The unit above that no document prints: made or not. */
function Government({ row, onChoose }: { readonly row: Row; readonly onChoose: (on: boolean) => void }) {
  return (
    <label className="sk-government">
      <input type="checkbox" checked={row.choice === 'new'} onChange={({ target }) => onChoose(target.checked)} />
      <b>{row.sketch?.full}</b>
      <span className="quiet">{t('sketch.government')}</span>
    </label>
  );
}
