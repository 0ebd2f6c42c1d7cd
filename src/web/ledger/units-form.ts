/** Forms for the units of tasks: line by line of one task, or one act over many. */
import type { TaskDetail, TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { TaskCorrection } from '#contract/ledger/correction-endpoints.ts';
import { changeUnits, leadAmong, sameUnits, type TaskUnit } from '#core/ledger/correct-units.ts';

type Change = NonNullable<TaskCorrection['units']>;
type Role = TaskUnit['role'];

export interface UnitLine {
  /** The unit that the line was; null: a new one. */
  readonly from: string | null;
  readonly unit: string;
  readonly role: Role;
  /** As typed; '' for none. */
  readonly ownPart: string;
}

export interface UnitsBatch {
  readonly act: 'replace' | 'extend' | 'take-out';
  /** The unit that is replaced, added or taken out. */
  readonly unit: string;
  /** What it is replaced by. */
  readonly to: string;
  /** Of a unit that is added. */
  readonly role: Role;
}

export function linesOf({ responsibilities }: Pick<TaskDetail, 'responsibilities'>): UnitLine[] {
  return responsibilities.map(({ unit, role, ownPart }) => ({ from: unit, unit, role, ownPart: ownPart ?? '' }));
}

/** One line edited. There is one 牵头: who was it until then is responsible. */
export function editedLines(lines: readonly UnitLine[], at: number, edit: Partial<UnitLine>): UnitLine[] {
  return lines.map((line, place) => {
    if (place === at) return { ...line, ...edit };
    return edit.role === 'lead' && line.role === 'lead' ? { ...line, role: 'responsible' } : line;
  });
}

/** What is wrong with each line: it names no unit, or one that another line names as well. */
export function lineProblems(lines: readonly UnitLine[]): readonly ('empty' | 'twice' | null)[] {
  const names = lines.map(({ unit }) => unit.trim());
  return names.map((name) => (name === '' ? 'empty' : names.indexOf(name) < names.lastIndexOf(name) ? 'twice' : null));
}

/** What the lines change; nothing where they say what was said, null while a line is wrong. */
export function linesChange(before: readonly UnitLine[], lines: readonly UnitLine[]): Change | null {
  if (lineProblems(lines).some((problem) => problem !== null)) return null;
  const was = new Map(before.map((line) => [line.unit, line]));
  const stay = new Set(lines.flatMap(({ from }) => from ?? []));
  const remove = before.map(({ unit }) => unit).filter((unit) => !stay.has(unit));
  const add = lines.flatMap((line) => (line.from === null ? [{ unit: line.unit.trim(), role: line.role, ownPart: partOf(line) }] : []));
  const change = lines.flatMap((line) => {
    const old = line.from === null ? undefined : was.get(line.from);
    if (old === undefined) return [];
    const to = {
      ...(line.unit.trim() === old.unit ? {} : { unit: line.unit.trim() }),
      ...(line.role === old.role ? {} : { role: line.role }),
      ...(partOf(line) === partOf(old) ? {} : { ownPart: partOf(line) }),
    };
    return Object.keys(to).length === 0 ? [] : [{ unit: old.unit, to }];
  });
  return {
    ...(change.length === 0 ? {} : { change }),
    ...(remove.length === 0 ? {} : { remove }),
    ...(add.length === 0 ? {} : { add }),
  };
}

/** What is done with a unit of many tasks; null while a name is missing. */
export function batchChange({ act, unit, to, role }: UnitsBatch): Change | null {
  const name = unit.trim();
  if (name === '') return null;
  switch (act) {
    case 'replace':
      return to.trim() === '' || to.trim() === name ? null : { change: [{ unit, to: { unit: to.trim() } }] };
    case 'extend':
      return { add: [{ unit: name, role, ownPart: null }] };
    case 'take-out':
      return { remove: [unit] };
  }
}

interface BatchPreview {
  readonly changed: number;
  /** Of these, that lose their lead, and all units. */
  readonly leaderless: number;
  readonly unitless: number;
}

/** What a change does to the chosen tasks, before it is done. */
export function batchPreview(tasks: readonly Pick<TaskRow, 'lead' | 'responsibilities'>[], change: Change): BatchPreview {
  const changed = tasks.flatMap(({ lead, responsibilities }) => {
    const before = responsibilities.map(({ unit, role }) => ({ unit, role, ownPart: null, accountable: role === 'lead' && unit === lead }));
    const after = changeUnits(before, change);
    return after.ok && !sameUnits(before, after.value) ? [{ before, after: after.value }] : [];
  });
  return {
    changed: changed.length,
    leaderless: changed.filter(({ before, after }) => leadAmong(before) !== null && leadAmong(after) === null).length,
    unitless: changed.filter(({ after }) => after.length === 0).length,
  };
}

function partOf({ ownPart }: UnitLine): string | null {
  return ownPart.trim() === '' ? null : ownPart.trim();
}
