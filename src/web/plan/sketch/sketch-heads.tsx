import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Unit } from '#contract/unit/endpoints.ts';
import type { SketchParent, UnitSketch } from '#core/unit/sketch-units.ts';
import type { UnitKind } from '#core/unit/unit.ts';
import { ParentSelect } from '#web/plan/sketch/parent-select.tsx';
import { commonParent, type Choice, type RowGroup, type SketchRow } from '#web/plan/sketch/sketch-rows.ts';
import { t } from '#web/plan/sketch/words.ts';

type SharedChoice = Exclude<Choice, object>;
const choices: readonly SharedChoice[] = ['new', 'as-printed', 'open'];

/** The head of a group, with one choice for all of it. */
export function GroupHead({
  group,
  count,
  onAll,
}: {
  readonly group: RowGroup;
  readonly count: number;
  readonly onAll: (choice: SharedChoice) => void;
}) {
  const offered = choices.filter((choice) => choice !== 'new' || (group !== 'list' && group !== 'match'));
  return (
    <header className="sk-group">
      <h3>{t(`sketch.group.${group}`)}</h3>
      <span className="quiet">{t('sketch.count', { count })}</span>
      <span className="grow" />
      <select
        className="sk-choice"
        aria-label={t('sketch.all.label', { group: t(`sketch.group.${group}`) })}
        value=""
        onChange={({ target }) => {
          const choice = offered.find((one) => one === target.value);
          if (choice !== undefined) onAll(choice);
        }}
      >
        <option value="">{t('sketch.all')}</option>
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {t(`sketch.choice.${choice}`)}
          </option>
        ))}
      </select>
    </header>
  );
}

interface KindProps {
  readonly kind: UnitKind;
  readonly own: readonly SketchRow[];
  readonly rows: readonly SketchRow[];
  readonly units: readonly Unit[];
  readonly parentName: (sketch: UnitSketch) => string | null;
  readonly onParent: (parent: SketchParent | null) => void;
}

/** New units of one kind, and the unit above all of them. */
export function KindHead({ kind, own, rows, units, parentName, onParent }: KindProps) {
  const [changing, setChanging] = useState(false);
  // Once it is chosen the focus is where it was before: on the button, not lost with the list.
  const back = useRef(false);
  const common = commonParent(own);
  const [first] = own;
  const sketch = first?.sketch ?? null;
  const above = common === undefined || sketch === null ? null : parentName(sketch);
  const words =
    common === undefined ? t('sketch.parent.several') : above === null ? t('sketch.parent.none') : t('sketch.parent', { name: above });
  return (
    <div className="sk-kind">
      <b>{t(`unit-kind.${kind}`)}</b>
      <span className="quiet">{t('sketch.count', { count: own.length })}</span>
      {changing ? (
        <ParentSelect
          openAtOnce
          label={t('sketch.parent.change.of', { kind: t(`unit-kind.${kind}`) })}
          value={common}
          rows={rows}
          units={units}
          without={own.flatMap((row) => row.sketch?.key ?? [])}
          onChange={(parent) => {
            onParent(parent);
            back.current = true;
            setChanging(false);
          }}
        />
      ) : (
        <>
          <span className="quiet">{words}</span>
          <Button
            ref={(button: HTMLElement | null) => {
              if (button === null || !back.current) return;
              back.current = false;
              button.focus();
            }}
            size="small"
            type="link"
            aria-label={t('sketch.parent.change.of', { kind: t(`unit-kind.${kind}`) })}
            onClick={() => setChanging(true)}
          >
            {t('sketch.parent.change')}
          </Button>
        </>
      )}
    </div>
  );
}
