import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Unit } from '#contract/unit/endpoints.ts';
import { isAlive } from '#core/unit/change.ts';
import { isGroup, nameOn } from '#core/unit/unit.ts';
import { isUnchecked, type UnitRow, type UnitSection } from '#web/unit/unit-tree.ts';
import { t } from '#web/unit/words.ts';

export interface ListSection {
  /** null: what a search found, best first. */
  readonly section: UnitSection | null;
  readonly count: number;
  readonly rows: readonly UnitRow[];
}

interface Props {
  readonly sections: readonly ListSection[];
  readonly folded: ReadonlySet<string>;
  readonly currentId: string | null;
  readonly day: string;
  readonly onFold: (id: string, fold: boolean) => void;
  readonly onOpen: (unitId: string) => void;
}

/** The tree of units; arrows walk in it, ← and → fold and unfold, Enter opens. */
export function UnitList({ sections, folded, currentId, day, onFold, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
  useEffect(() => {
    // Opened by a link or by the keyboard: the row may be out of sight.
    const row = currentId === null ? null : list.current?.querySelector(`[data-id="${CSS.escape(currentId)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const item = all[at];
    const id = item?.dataset['id'];
    const focus = (next: HTMLElement | null | undefined) => next?.focus();
    const isOpen = item?.getAttribute('aria-expanded') === 'true';
    const isFolded = item?.getAttribute('aria-expanded') === 'false';
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(all[at + 1]),
      ArrowUp: () => focus(all[at - 1]),
      Home: () => focus(all[0]),
      End: () => focus(all.at(-1)),
      ArrowRight: () => (isFolded && id !== undefined ? onFold(id, false) : focus(isOpen ? all[at + 1] : null)),
      ArrowLeft: () =>
        isOpen && id !== undefined ? onFold(id, true) : focus(all.find((one) => one.dataset['id'] === item?.dataset['above'])),
      Enter: () => item?.click(),
      ' ': () => item?.click(),
    };
    const act = keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };

  const first = sections[0]?.rows[0]?.unit.id ?? null;
  const shown = new Set(sections.flatMap(({ rows }) => rows.map(({ unit }) => unit.id)));
  const tabStop = currentId !== null && shown.has(currentId) ? currentId : first;
  return (
    <div ref={list} className="unit-list" role="tree" tabIndex={-1} aria-label={t('unit.title')} onKeyDown={onKeyDown}>
      {sections.map(({ section, count, rows }) => (
        <div key={section ?? 'found'} role="none" className="unit-section">
          {section !== null && (
            <div
              role="treeitem"
              className="unit-section-head"
              tabIndex={-1}
              data-id={section}
              aria-level={1}
              aria-selected={false}
              aria-expanded={!folded.has(section)}
              onClick={() => onFold(section, !folded.has(section))}
              onKeyDown={() => {}}
            >
              {folded.has(section) ? <CaretRightOutlined /> : <CaretDownOutlined />}
              <b>{t(`unit.section.${section}`)}</b> <small>{count}</small>
            </div>
          )}
          {rows.map((row) => (
            <Row
              key={row.unit.id}
              row={row}
              above={row.parentId ?? section ?? ''}
              day={day}
              current={row.unit.id === currentId}
              tabStop={row.unit.id === tabStop}
              folded={folded.has(row.unit.id)}
              onFold={onFold}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: UnitRow;
  readonly above: string;
  readonly day: string;
  readonly current: boolean;
  readonly tabStop: boolean;
  readonly folded: boolean;
  readonly onFold: Props['onFold'];
  readonly onOpen: Props['onOpen'];
}

function Row({ row: { unit, depth, children }, above, day, current, tabStop, folded, onFold, onOpen }: RowProps) {
  const { full, short } = nameOn(unit, day);
  return (
    <div
      role="treeitem"
      className={`unit-row${current ? ' on' : ''}${isAlive(unit, day) ? '' : ' ended'}`}
      style={{ paddingLeft: 12 + depth * 20 }}
      tabIndex={tabStop ? 0 : -1}
      data-id={unit.id}
      data-above={above}
      aria-level={depth + 2}
      aria-labelledby={`name-${unit.id}`}
      aria-describedby={`marks-${unit.id}`}
      aria-selected={current}
      {...(children > 0 ? { 'aria-expanded': !folded } : {})}
      onClick={() => onOpen(unit.id)}
      onKeyDown={() => {}}
    >
      {children > 0 ? (
        <button
          type="button"
          className="bare unit-caret"
          tabIndex={-1}
          aria-label={t(folded ? 'unit.unfold' : 'unit.fold')}
          onClick={(event) => {
            event.stopPropagation();
            onFold(unit.id, !folded);
          }}
        >
          {folded ? <CaretRightOutlined /> : <CaretDownOutlined />}
        </button>
      ) : (
        <span className="unit-caret" />
      )}
      <span className="unit-row-name" id={`name-${unit.id}`}>
        <span>{full}</span>
        {short !== full && <small className="quiet">{short}</small>}
      </span>
      <UnitBadges unit={unit} day={day} />
    </div>
  );
}

function UnitBadges({ unit, day }: { unit: Unit; day: string }) {
  return (
    <span className="unit-row-marks" id={`marks-${unit.id}`}>
      {isGroup(unit.kind) && unit.memberIds.length > 0 && (
        <span className="quiet">{t('unit.members.count', { count: unit.memberIds.length })}</span>
      )}
      {!isAlive(unit, day) && <span className="tag">{t('unit.ended')}</span>}
      {unit.example && <span className="tag o">{t('unit.example')}</span>}
      {isUnchecked(unit) && !unit.example && <span className="unit-unchecked">{t('unit.unchecked')}</span>}
      <span className="unit-row-code quiet">{unit.code}</span>
    </span>
  );
}
