import type { Unit } from '#contract/unit/endpoints.ts';
import { currentNames } from '#core/unit/change.ts';
import { unitNamer } from '#web/unit/unit-words.ts';
import { sectionsOf } from '#web/unit/unit-tree.ts';
import { t } from '#web/unit/words.ts';

const nothingFolded: ReadonlySet<string> = new Set();

/** The table that goes to paper: what the filters let through, in official order, heads on every page. */
export function UnitPrint({ units, day }: { units: readonly Unit[]; day: string }) {
  const nameOf = unitNamer(units, day);
  return (
    <table className="units-print" aria-hidden="true">
      <caption>
        {t('unit.title')} · {day}
      </caption>
      <thead>
        <tr>
          {(['full', 'short', 'aliases', 'parent', 'housedAt', 'code'] as const).map((field) => (
            <th key={field}>{t(`unit.field.${field}`)}</th>
          ))}
        </tr>
      </thead>
      {sectionsOf(units, nothingFolded).map(({ section, rows }) => (
        <tbody key={section}>
          <tr className="head">
            <td colSpan={6}>
              {t(`unit.section.${section}`)} {rows.length}
            </td>
          </tr>
          {rows.map(({ unit, depth }) => {
            const names = currentNames(unit, day);
            return (
              <tr key={unit.id}>
                <td style={{ paddingLeft: 6 + depth * 14 }}>{names.full}</td>
                <td>{names.short}</td>
                <td>{names.aliases.join('、')}</td>
                <td>{unit.parentId === null ? '' : nameOf(unit.parentId)}</td>
                <td>{unit.housedAtId === null ? '' : nameOf(unit.housedAtId)}</td>
                <td>{unit.code}</td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
