/** The units that a dialog offers for one task or many, of a draft or of the ledger. */
import { hasWords, inOneLine } from '#core/platform/printed-words.ts';
import { holdsText } from '#core/platform/search-text.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';

export type UnitPurpose = 'lead' | 'add' | 'drop';

export interface UnitOffer {
  readonly unit: string;
  /** In how many of the tasks it stands. */
  readonly count: number;
}

/** A task as a draft, a row of the ledger and its record all say it. */
export interface NamesUnits {
  readonly responsibilities: readonly { readonly unit: string; readonly role: ResponsibilityRole; readonly openList: boolean }[];
}

/** Units of the tasks first, those in most of them first of all; then the others, which cannot be dropped. */
export function unitOffers(units: readonly string[], tasks: readonly NamesUnits[], purpose: UnitPurpose): UnitOffer[] {
  const counts = new Map<string, number>();
  for (const { responsibilities } of tasks) {
    const named = responsibilities.filter(({ openList }) => purpose === 'drop' || !openList);
    for (const unit of new Set(named.map((row) => row.unit))) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const own = [...counts].map(([unit, count]) => ({ unit, count })).sort((a, b) => b.count - a.count);
  return purpose === 'drop' ? own : [...own, ...units.filter((unit) => !counts.has(unit)).map((unit) => ({ unit, count: 0 }))];
}

/** Those that contain what was typed; a name that none has is offered as a new one, but not for dropping. */
export function matchingOffers(offers: readonly UnitOffer[], typed: string, purpose: UnitPurpose): readonly UnitOffer[] {
  const name = inOneLine(typed);
  const matching = offers.filter(({ unit }) => holdsText([unit], name));
  const isNew = hasWords(name) && purpose !== 'drop' && matching.every(({ unit }) => unit !== name);
  return isNew ? [...matching, { unit: name, count: 0 }] : matching;
}
