/** What a form of corrections asks for: what differs from how the tasks were seen. */
import type { TaskCorrection } from '#contract/ledger/correction-endpoints.ts';
import { isUnits, type CorrectedField, type TaskValue, type TaskValues } from '#core/ledger/correct-tasks.ts';
import { batchChange, linesChange, type UnitLine, type UnitsBatch } from '#web/ledger/units-form.ts';
import { unitsShown } from '#web/ledger/unit-changes.ts';
import { readDue } from '#web/plan/read-due.ts';
import { dueShown } from '#web/plan/due-shown.ts';

/** As typed; undefined: left as it is. */
export interface CorrectionForm {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly due?: string | undefined;
  readonly kind?: TaskValues['kind'] | undefined;
  readonly commitment?: TaskValues['commitment'] | undefined;
  readonly nature?: TaskValues['nature'] | undefined;
  readonly cityLeader?: string | undefined;
  /** The units of one task, as they are edited. */
  readonly lines?: readonly UnitLine[] | undefined;
  /** What is done with a unit of many tasks. */
  readonly batch?: UnitsBatch | undefined;
}

/** A value of any field in words; `wordsOf`: the words of a code of the catalogue. */
export function valueShown(field: CorrectedField, value: TaskValue, wordsOf: (code: string, fallback: string) => string): string {
  if (isUnits(value)) return unitsShown(value);
  if (typeof value === 'object' && value !== null) return dueShown(value) || wordsOf('ledger.due.none.long', '—');
  if (value === null) return wordsOf('shell.none', '—');
  return field === 'kind' || field === 'commitment' || field === 'nature' ? wordsOf(`${field}.${value}`, value) : value;
}

/** What is asked for; null while something is wrong or empty that must not be. `year`: as readDue takes it; `before`: the units of the one task. */
export function correctionOf(form: CorrectionForm, year: number | null, before: readonly UnitLine[] = []): TaskCorrection | null {
  const { title, text, due, cityLeader, lines, batch, ...chosen } = form;
  const units = lines === undefined ? (batch === undefined ? undefined : batchChange(batch)) : linesChange(before, lines);
  const days = due === undefined ? undefined : readDue(due, year);
  if (title?.trim() === '' || text?.trim() === '' || days === null || days === 'year-needed' || units === null) return null;
  return {
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(text === undefined ? {} : { text: text.trim() }),
    ...(days === undefined ? {} : { due: days }),
    ...(chosen.kind === undefined ? {} : { kind: chosen.kind }),
    ...(chosen.commitment === undefined ? {} : { commitment: chosen.commitment }),
    ...(chosen.nature === undefined ? {} : { nature: chosen.nature }),
    ...(cityLeader === undefined ? {} : { cityLeader: cityLeader.trim() === '' ? null : cityLeader.trim() }),
    ...(units === undefined || Object.keys(units).length === 0 ? {} : { units }),
  };
}
