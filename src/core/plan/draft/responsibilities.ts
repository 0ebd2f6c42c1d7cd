/** The responsibility rows of a task: from printed assignments, and as people change them. */
import { isOpenList, othersLabel } from '#core/unit/open-list.ts';
import type { DraftResponsibility, DraftTask, ResponsibilityBasis } from '#core/plan/draft/draft.ts';
import { responsibilityRoles, type ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { Assignment } from '#core/plan/parsed-plan.ts';

/** The rows that an assignment gives: units in the order of the print, 等 behind those of its list. */
export function rowsOf(assignment: Assignment, index: number, basis: ResponsibilityBasis): DraftResponsibility[] {
  const row = (unit: string, role: ResponsibilityRole): DraftResponsibility => ({
    unit,
    role,
    basis,
    openList: isOpenList(unit),
    ownPart: null,
    assignment: index,
  });
  const rows = [
    ...assignment.lead.map((unit) => row(unit, 'lead')),
    ...assignment.responsible.map((unit) => row(unit, 'responsible')),
    ...assignment.support.map((unit) => row(unit, 'support')),
    ...assignment.local.map((unit) => row(unit, 'local')),
  ];
  if (!assignment.othersOpen) return rows;
  const others = row(othersLabel, roleOfOthers(assignment));
  const last = rows.findLastIndex(({ role }) => role === others.role);
  return rows.toSpliced(last < 0 ? rows.length : last + 1, 0, others);
}

/** 等 belongs to the list whose last unit it follows; where the print does not tell, to the widest list. */
function roleOfOthers(assignment: Assignment): ResponsibilityRole {
  for (const role of ['support', 'responsible', 'lead', 'local'] as const) {
    const last = assignment[role].at(-1);
    if (last !== undefined && assignment.raw.includes(last + othersLabel)) return role;
  }
  return assignment.support.length > 0
    ? 'support'
    : assignment.responsible.length > 0 || assignment.lead.length === 0
      ? 'responsible'
      : 'lead';
}

/** Several lists as one: a unit stands in it once, with the weightier role. */
export function joined(...lists: readonly (readonly DraftResponsibility[])[]): DraftResponsibility[] {
  const rows: DraftResponsibility[] = [];
  const places = new Map<string, number>();
  for (const row of lists.flat()) {
    const place = places.get(row.unit);
    const there = place === undefined ? undefined : rows[place];
    if (place === undefined || there === undefined) {
      places.set(row.unit, rows.length);
      rows.push(row);
    } else if (weight(row.role) < weight(there.role)) {
      rows[place] = { ...row, ownPart: row.ownPart ?? there.ownPart };
    }
  }
  return rows;
}

function weight(role: ResponsibilityRole): number {
  return responsibilityRoles.indexOf(role);
}

/** The one accountable lead; null where several are printed, none is, or it is an open list. */
export function leadOf(task: Pick<DraftTask, 'responsibilities'>): string | null {
  const leads = task.responsibilities.filter(({ role }) => role === 'lead');
  const lead = leads[0];
  return leads.length === 1 && lead !== undefined && !lead.openList ? lead.unit : null;
}

/**
 * The unit that the print lists first: of those that lead where any is said to, else of those that answer. Null where the first is nobody in
 * particular, or only units that support or local ones are listed.
 */
export function firstListed(rows: readonly Pick<DraftResponsibility, 'unit' | 'role' | 'openList'>[]): string | null {
  const first = rows.find(({ role }) => role === 'lead') ?? rows.find(({ role }) => role === 'responsible');
  return first === undefined || first.openList ? null : first.unit;
}

/** The unit listed first leads; rows that name none, and those that have their one lead, stay as they are. */
export function withFirstLead(rows: readonly DraftResponsibility[]): readonly DraftResponsibility[] {
  const unit = leadOf({ responsibilities: rows }) ?? firstListed(rows);
  return unit === null ? rows : withLead(rows, unit);
}

/** Former leads become responsible; `unit`, when given, leads alone and stands first. */
export function withLead(rows: readonly DraftResponsibility[], unit: string | null): readonly DraftResponsibility[] {
  if (unit !== null && leadOf({ responsibilities: rows }) === unit) return rows;
  const rest = rows
    .filter((row) => row.unit !== unit)
    .map((row): DraftResponsibility => (row.role === 'lead' ? { ...row, role: 'responsible', basis: 'changed' } : row));
  if (unit === null) return rest;
  const former = rows.find((row) => row.unit === unit);
  return [
    {
      unit,
      role: 'lead',
      basis: 'changed',
      openList: isOpenList(unit),
      ownPart: former?.ownPart ?? null,
      assignment: former?.assignment ?? null,
    },
    ...rest,
  ];
}

/** The unit with this role and part; where it stands already its row changes in place. */
export function withUnit(
  rows: readonly DraftResponsibility[],
  unit: string,
  role: ResponsibilityRole,
  ownPart: string | null,
  basis: ResponsibilityBasis = 'changed',
): readonly DraftResponsibility[] {
  if (role === 'lead') return withLead(rows, unit).map((row) => (row.unit === unit ? { ...row, ownPart: ownPart ?? row.ownPart } : row));
  const former = rows.find((row) => row.unit === unit);
  const added: DraftResponsibility = {
    unit,
    role,
    basis,
    openList: isOpenList(unit),
    ownPart: ownPart ?? former?.ownPart ?? null,
    assignment: former?.assignment ?? null,
  };
  return former === undefined ? [...rows, added] : rows.map((row) => (row === former ? added : row));
}

const local = /(?:县|市|区|镇|乡|街道|办事处|管委会|县政府|市政府|区政府|镇政府)$/u;

/** Whether a unit is a county, district, town or zone. */
export function isLocal(unit: string): boolean {
  return local.test(unit);
}

/** `named` in the place of the open rows that `isMeant` picks. */
export function withMembers(
  rows: readonly DraftResponsibility[],
  isMeant: (row: DraftResponsibility) => boolean,
  named: readonly string[],
): readonly DraftResponsibility[] {
  const open = rows.filter((row) => row.openList && isMeant(row));
  const first = open[0];
  if (first === undefined) return rows;
  const localRow = open.find(({ role }) => role === 'local');
  const otherRow = open.find(({ role }) => role !== 'local');
  const members = named.map((unit): DraftResponsibility => {
    const like = (isLocal(unit) ? localRow : otherRow) ?? first;
    return { ...like, unit, basis: 'changed', openList: isOpenList(unit) };
  });
  return joined(rows.flatMap((row) => (row === first ? members : open.includes(row) ? [] : [row])));
}
