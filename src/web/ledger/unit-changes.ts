/** The units of a task in words, and what a correction changed of them. */
import type { TaskUnit } from '#core/ledger/correct-units.ts';
import { t } from '#web/ledger/words.ts';

type Named = Pick<TaskUnit, 'unit' | 'role' | 'ownPart'>;

/** 市甲局（牵头）；市乙局（配合：桥梁）. */
export function unitsShown(units: readonly Named[]): string {
  if (units.length === 0) return t('correction.units.none');
  return units
    .map(({ unit, role, ownPart }) =>
      ownPart === null
        ? t('correction.unit', { unit, role: t(`role.${role}`) })
        : t('correction.unit.part', { unit, role: t(`role.${role}`), part: ownPart }),
    )
    .join('；');
}

/** Sentence by sentence: who is out of it, who came, whose role or part is another one. */
export function unitChanges(before: readonly Named[], after: readonly Named[]): string[] {
  const was = new Map(before.map((row) => [row.unit, row]));
  const is = new Set(after.map(({ unit }) => unit));
  return [
    ...before.filter(({ unit }) => !is.has(unit)).map(({ unit, role }) => t('correction.units.removed', { unit, role: t(`role.${role}`) })),
    ...after.flatMap((row) => {
      const old = was.get(row.unit);
      const role = t(`role.${row.role}`);
      const part = partChange(row.unit, old?.ownPart ?? null, row.ownPart);
      if (old === undefined) return [t('correction.units.added', { unit: row.unit, role }), ...part];
      return [
        ...(old.role === row.role ? [] : [t('correction.units.role', { unit: row.unit, before: t(`role.${old.role}`), after: role })]),
        ...part,
      ];
    }),
  ];
}

function partChange(unit: string, before: string | null, after: string | null): string[] {
  if (before === after) return [];
  const field = t('correction.units.part', { unit });
  if (after === null) return [t('history.cleared', { field, before: before ?? '' })];
  return [before === null ? t('history.set', { field, after }) : t('history.change', { field, before, after })];
}
