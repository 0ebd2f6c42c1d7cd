/** What 列第一位的为牵头单位 would do to tasks, before anybody says so. */
import { firstListed } from '#core/plan/draft/responsibilities.ts';
import type { NamesUnits } from '#web/plan/lead/unit-offers.ts';

/** A task whose lead is named; `lead` is who leads it now. */
export interface LeadTask extends NamesUnits {
  readonly title: string;
  readonly lead: string | null;
}

export interface FirstLeads<T extends LeadTask = LeadTask> {
  /** Who would lead which tasks, the unit of most tasks first. */
  readonly given: readonly { readonly unit: string; readonly tasks: readonly T[] }[];
  /** Tasks that get a lead. */
  readonly count: number;
  /** They list nobody in particular first, and stay without a lead. */
  readonly none: readonly T[];
  /** They have a lead, and keep it. */
  readonly led: readonly T[];
}

/** Of these tasks, by what each lists first. */
export function firstLeads<T extends LeadTask>(tasks: readonly T[]): FirstLeads<T> {
  const byUnit = new Map<string, T[]>();
  const none: T[] = [];
  const led: T[] = [];
  for (const task of tasks) {
    const unit = firstListed(task.responsibilities);
    if (task.lead !== null) led.push(task);
    else if (unit === null) none.push(task);
    else byUnit.set(unit, [...(byUnit.get(unit) ?? []), task]);
  }
  const given = [...byUnit].map(([unit, own]) => ({ unit, tasks: own })).sort((a, b) => b.tasks.length - a.tasks.length);
  return { given, count: tasks.length - none.length - led.length, none, led };
}
