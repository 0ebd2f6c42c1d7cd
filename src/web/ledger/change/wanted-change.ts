/** What somebody types into the form of a change, and what is sent of it. */
import type { z } from 'zod';
import type { askChange } from '#contract/ledger/change-endpoints.ts';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import type { ChangeKind } from '#core/ledger/change/item-change.ts';
import { readTypedDayIn } from '#core/platform/typed-day.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';

export type Wanted = z.input<typeof askChange.body>['change'];

export interface TypedMilestone {
  readonly key: string;
  /** Null: it is new. */
  readonly id: string | null;
  readonly due: string;
  readonly text: string;
}
export interface TypedPart {
  readonly key: string;
  readonly unit: string | null;
  readonly role: ResponsibilityRole;
}
export interface TypedChange {
  readonly kind: ChangeKind;
  /** New days by milestone, as typed. */
  readonly days: Readonly<Record<string, string>>;
  readonly goal: string;
  readonly milestones: readonly TypedMilestone[];
  readonly tier: ListItemRow['tier'];
  readonly parts: readonly TypedPart[];
}

/** As the item stands. */
export function typedFrom(item: ListItemRow, kind: ChangeKind): TypedChange {
  return {
    kind,
    days: {},
    goal: item.goal ?? '',
    milestones: item.milestones.map(({ id, due, text }) => ({ key: id, id, due, text })),
    tier: item.tier,
    parts: (item.parts ?? []).map(({ unit, role }) => ({ key: unit, unit, role })),
  };
}

/** nothing: nobody changed anything yet · empty: a line is not complete · day: no such day, as typed. */
export type Lack = { readonly code: 'nothing' | 'empty' } | { readonly code: 'day'; readonly typed: string };

/** What is asked for, or what it lacks. */
export function wantedOf(typed: TypedChange, item: ListItemRow, year: number): Wanted | Lack {
  switch (typed.kind) {
    case 'due': {
      const moves = Object.entries(typed.days).filter(([, text]) => text.trim() !== '');
      const wrong = moves.find(([, text]) => readTypedDayIn(text, year) === null);
      if (wrong !== undefined) return { code: 'day', typed: wrong[1] };
      const moved = moves.map(([milestone, text]) => ({ milestone, due: readTypedDayIn(text, year) ?? '' }));
      const changed = moved.filter(({ milestone, due }) => item.milestones.some(({ id, due: was }) => id === milestone && was !== due));
      return changed.length === 0 ? { code: 'nothing' } : { kind: 'due', moves: changed };
    }
    case 'goal':
      if (typed.goal.trim() === '') return { code: 'empty' };
      return typed.goal.trim() === (item.goal ?? '') ? { code: 'nothing' } : { kind: 'goal', goal: typed.goal.trim() };
    case 'tier':
      return typed.tier === item.tier ? { code: 'nothing' } : { kind: 'tier', tier: typed.tier };
    case 'scope':
      return wantedScope(typed, item, year);
    case 'owner': {
      const parts = typed.parts.flatMap(({ unit, role }) => (unit === null ? [] : [{ unitId: unit, role }]));
      if (parts.length < typed.parts.length) return { code: 'empty' };
      const key = (rows: readonly { readonly unit: string; readonly role: string }[]): string =>
        rows
          .map(({ unit, role }) => `${unit} ${role}`)
          .toSorted()
          .join();
      const isSame = key(parts.map(({ unitId, role }) => ({ unit: unitId, role }))) === key(item.parts ?? []);
      return isSame ? { code: 'nothing' } : { kind: 'owner', parts };
    }
  }
}

function wantedScope({ milestones: lines }: TypedChange, item: ListItemRow, year: number): Wanted | Lack {
  if (lines.some(({ due, text }) => text.trim() === '' || due.trim() === '')) return { code: 'empty' };
  const wrong = lines.find(({ due }) => readTypedDayIn(due, year) === null);
  if (wrong !== undefined) return { code: 'day', typed: wrong.due };
  const milestones = lines.map(({ id, due, text }) => ({ id, due: readTypedDayIn(due, year) ?? '', text: text.trim() }));
  const isSame =
    milestones.length === item.milestones.length &&
    milestones.every(({ id, text }) => item.milestones.some((one) => one.id === id && one.text === text));
  return isSame ? { code: 'nothing' } : { kind: 'scope', milestones };
}

export const isLack = (wanted: Wanted | Lack): wanted is Lack => 'code' in wanted;
