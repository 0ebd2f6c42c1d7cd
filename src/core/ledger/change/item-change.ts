/**
 * 变更 of an item after its list was issued (RULES §1, extension; DOMAINS, ledger): asked for with a reason by the unit that answers, decided one level above, which is the office; a day
 * that was over when it was asked to move (逾期调整) two levels above, whose decision is registered with its paper. What comes from above (纪要, 批示, 线下签批) is registered and holds.
 * The plan's own text is never changed, and what was issued first stays readable.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
import { mostMilestones, ofQuarter, quarterFields, quarterOfField, type Tier } from '#core/ledger/list/item-cell.ts';
import { responsibilityRoles, type ResponsibilityRole } from '#core/plan/draft/operation.ts';

/** 时限 · 年度目标 · 节点内容 · 层级 · 责任单位. */
export const changeKinds = ['due', 'goal', 'scope', 'tier', 'owner'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStates = ['asked', 'granted', 'refused', 'withdrawn'] as const;
export type ChangeState = (typeof changeStates)[number];

/** Asked for by a unit · decided above, and registered by the office. */
export const changeOrigins = ['unit', 'superior'] as const;
export type ChangeOrigin = (typeof changeOrigins)[number];

/** 会议纪要 · 批示 · 线下签批. */
export const changeBases = ['minutes', 'instruction', 'paper'] as const;
export type ChangeBasis = (typeof changeBases)[number];
/** Who decided, and its 文号, in characters. */
export const longestBasis = 100;

/** grant and refuse: whoever decides · withdraw: the unit that asked. */
export const changeActs = ['grant', 'refuse', 'withdraw'] as const;
export type ChangeAct = (typeof changeActs)[number];

const outcomes: Readonly<Record<ChangeAct, ChangeState>> = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' };

/** Where an act leads: whatever was decided or withdrawn stays so. */
export function actOnChange(state: ChangeState, act: ChangeAct): Outcome<ChangeState, 'change-state-wrong'> {
  return state === 'asked' ? success(outcomes[act]) : failure('change-state-wrong', { state, act });
}

export interface ItemMilestone {
  readonly id: string;
  /** ISO day. */
  readonly due: string;
  readonly text: string;
}
/** A milestone as it shall be; without an id it is new. */
export interface WantedMilestone {
  readonly id: string | null;
  readonly due: string;
  readonly text: string;
}
export interface ItemPart {
  readonly unitId: string;
  readonly role: ResponsibilityRole;
}

/** What of an item can be changed, as it stands. Milestones by day. */
export interface ChangeableItem {
  readonly year: number;
  readonly goal: string | null;
  readonly tier: Tier;
  readonly milestones: readonly ItemMilestone[];
  /** The last day of the item by its plan, where it lies in the year: an item without a milestone may go by it. */
  readonly deadline: string | null;
  readonly parts: readonly ItemPart[];
}

/** What is asked for. `due`: the milestones that move, with their new days; everything else whole, as it shall be. */
export type WantedChange =
  | { readonly kind: 'due'; readonly moves: readonly { readonly milestone: string; readonly due: string }[] }
  | { readonly kind: 'goal'; readonly goal: string }
  | { readonly kind: 'scope'; readonly milestones: readonly WantedMilestone[] }
  | { readonly kind: 'tier'; readonly tier: Tier }
  | { readonly kind: 'owner'; readonly parts: readonly ItemPart[] };

/** One side of a change, as it is kept. Of `due` only what moves. */
export interface ChangedValue {
  readonly goal?: string | null;
  readonly tier?: Tier;
  readonly milestones?: readonly WantedMilestone[];
  readonly parts?: readonly ItemPart[];
}
export interface ChangeSides {
  readonly before: ChangedValue;
  readonly after: ChangedValue;
}

export type WrongChange =
  | 'change-of-nothing'
  | 'milestone-not-found'
  | 'milestone-of-other-year'
  | 'milestones-too-many'
  | 'milestone-moves'
  | 'item-without-date'
  | 'change-without-lead'
  | 'unit-twice';

/**
 * Both sides of what is asked for, as the item stands. Refused: it changes nothing (`change-of-nothing`), a milestone is not the item's, would lie in another year (what is not reached
 * in the year is carried over at its end), or moves where only its words are asked about (`milestone-moves`, `due`); tiers 1 to 3 would have no day left (RULES §5); nobody or two would
 * lead, or a unit stands twice.
 */
export function sidesOf(item: ChangeableItem, wanted: WantedChange): Outcome<ChangeSides, WrongChange> {
  const sides = statedSides(item, wanted);
  return sides.ok && isSameSide(sides.value.before, sides.value.after) ? failure('change-of-nothing') : sides;
}

function statedSides(item: ChangeableItem, wanted: WantedChange): Outcome<ChangeSides, WrongChange> {
  switch (wanted.kind) {
    case 'due':
      return moved(item, wanted.moves);
    case 'goal':
      return success({ before: { goal: item.goal }, after: { goal: wanted.goal } });
    case 'scope':
      return rescoped(item, wanted.milestones);
    case 'tier':
      if (wanted.tier !== 4 && item.milestones.length === 0 && item.deadline === null) return failure('item-without-date');
      return success({ before: { tier: item.tier }, after: { tier: wanted.tier } });
    case 'owner':
      return reassigned(item, wanted.parts);
  }
}

function moved(
  item: ChangeableItem,
  moves: readonly { readonly milestone: string; readonly due: string }[],
): Outcome<ChangeSides, WrongChange> {
  const days = new Map(moves.map(({ milestone, due }) => [milestone, due]));
  const known = bare(item.milestones).filter(({ id, due }) => days.has(id) && days.get(id) !== due);
  if (moves.some(({ milestone }) => item.milestones.every(({ id }) => id !== milestone))) return failure('milestone-not-found');
  const after = known.map(({ id, text, due }) => ({ id, due: days.get(id) ?? due, text }));
  const wrong = wrongDays(item, [...item.milestones.filter(({ id }) => !days.has(id)), ...after]);
  return wrong ?? success({ before: { milestones: known }, after: { milestones: after } });
}

function rescoped(item: ChangeableItem, milestones: readonly WantedMilestone[]): Outcome<ChangeSides, WrongChange> {
  const left = new Map(item.milestones.map((milestone) => [milestone.id, milestone]));
  for (const { id, due } of milestones) {
    if (id === null) continue;
    const before = left.get(id);
    if (before === undefined) return failure('milestone-not-found');
    // How often a day was moved is counted, so it is moved as such.
    if (before.due !== due) return failure('milestone-moves', { due: before.due });
    left.delete(id);
  }
  if (milestones.length === 0 && item.deadline === null && item.tier !== 4) return failure('item-without-date');
  const after = bare(milestones).toSorted(byDay);
  return wrongDays(item, after) ?? success({ before: { milestones: bare(item.milestones).toSorted(byDay) }, after: { milestones: after } });
}

/** Without what rows say beside. */
function bare<M extends WantedMilestone>(milestones: readonly M[]): readonly Pick<M, 'id' | 'due' | 'text'>[] {
  return milestones.map(({ id, due, text }) => ({ id, due, text }));
}

/** New ones last of a day. */
function byDay(a: WantedMilestone, b: WantedMilestone): number {
  const [one, other] = [`${a.due} ${a.id ?? '~'}`, `${b.due} ${b.id ?? '~'}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function wrongDays(item: ChangeableItem, milestones: readonly { readonly due: string }[]): Outcome<never, WrongChange> | null {
  const other = milestones.find(({ due }) => due.slice(0, 4) !== String(item.year));
  if (other !== undefined) return failure('milestone-of-other-year', { due: other.due, year: String(item.year) });
  const full = quarterFields.map(quarterOfField).find((quarter) => ofQuarter(milestones, quarter).length > mostMilestones);
  return full === undefined ? null : failure('milestones-too-many', { quarter: String(full), limit: mostMilestones });
}

function reassigned(item: ChangeableItem, parts: readonly ItemPart[]): Outcome<ChangeSides, WrongChange> {
  if (new Set(parts.map(({ unitId }) => unitId)).size < parts.length) return failure('unit-twice');
  if (parts.filter(({ role }) => role === 'lead').length !== 1) return failure('change-without-lead');
  return success({ before: { parts: inOrder(item.parts) }, after: { parts: inOrder(parts) } });
}

function inOrder(parts: readonly ItemPart[]): readonly ItemPart[] {
  const place = ({ role }: ItemPart): number => responsibilityRoles.indexOf(role);
  return parts
    .map(({ unitId, role }) => ({ unitId, role }))
    .toSorted((a, b) => place(a) - place(b) || (a.unitId < b.unitId ? -1 : a.unitId > b.unitId ? 1 : 0));
}

/** Whether two sides say the same. */
export function isSameSide(one: ChangedValue, other: ChangedValue): boolean {
  return comparable(one) === comparable(other);
}

function comparable({ goal, tier, milestones, parts }: ChangedValue): string {
  const days = milestones?.map(({ id, due, text }) => [id, due, text]);
  return JSON.stringify([goal, tier, days, parts?.map(({ unitId, role }) => [unitId, role])]);
}

/** Does the item still say what the change was asked against? Else somebody granted another one meanwhile, and what is asked for would undo it. */
export function stillStands(item: ChangeableItem, kind: ChangeKind, { before }: ChangeSides): boolean {
  const now = standingSide(item, kind, before);
  return isSameSide(now, before);
}

function standingSide(item: ChangeableItem, kind: ChangeKind, before: ChangedValue): ChangedValue {
  switch (kind) {
    case 'due': {
      const ids = new Set(before.milestones?.map(({ id }) => id));
      return { milestones: item.milestones.filter(({ id }) => ids.has(id)) };
    }
    case 'goal':
      return { goal: item.goal };
    case 'scope':
      return { milestones: bare(item.milestones).toSorted(byDay) };
    case 'tier':
      return { tier: item.tier };
    case 'owner':
      return { parts: inOrder(item.parts) };
  }
}

/** The item once the change holds: two that are granted at once are each measured against what the one before left. New milestones have no id yet. */
export function withChange(item: ChangeableItem, kind: ChangeKind, { after }: ChangeSides): ChangeableItem {
  switch (kind) {
    case 'due': {
      const days = new Map(after.milestones?.map(({ id, due }) => [id, due]));
      return { ...item, milestones: item.milestones.map((milestone) => ({ ...milestone, due: days.get(milestone.id) ?? milestone.due })) };
    }
    case 'scope':
      return { ...item, milestones: (after.milestones ?? []).map(({ id, due, text }) => ({ id: id ?? '', due, text })) };
    case 'goal':
      return { ...item, goal: after.goal ?? null };
    case 'tier':
      return { ...item, tier: after.tier ?? item.tier };
    case 'owner':
      return { ...item, parts: after.parts ?? item.parts };
  }
}

/** 逾期调整: a day that was over when somebody asked to move it. Two levels above decide, and what was late stays late. */
export const isLateChange = (kind: ChangeKind, { before }: ChangeSides, today: string): boolean =>
  kind === 'due' && (before.milestones ?? []).some(({ due }) => due < today);

/** What was decided above, by which paper and on which day. */
export interface Above {
  readonly on: string;
}

/**
 * A decision about a change that waits for one. Granted it must still be what the item says (`change-outdated`); of a late one the paper of two levels above is needed, granted or
 * refused; no paper is of a day to come.
 */
export function decideChange(
  change: ChangeSides & { readonly state: ChangeState; readonly kind: ChangeKind; readonly late: boolean },
  item: ChangeableItem,
  { decision, above }: { readonly decision: 'grant' | 'refuse'; readonly above: Above | null },
  today: string,
): Outcome<ChangeState, 'change-state-wrong' | 'change-outdated' | 'change-needs-above' | 'basis-in-future'> {
  const next = actOnChange(change.state, decision);
  if (!next.ok) return next;
  if (change.late && above === null) return failure('change-needs-above');
  if (above !== null && above.on > today) return failure('basis-in-future', { on: above.on });
  return decision === 'grant' && !stillStands(item, change.kind, change) ? failure('change-outdated') : next;
}

/** Who may ask for what: the lead for the item; of who answers for it, whoever has a part. */
export const mayAsk = (kind: ChangeKind, role: ResponsibilityRole): boolean =>
  role === 'lead' || (kind === 'owner' && role !== 'supervise');

/** The day of a milestone through its changes. */
export interface ShiftedDay {
  readonly due: string;
  /** As it was issued first; null: it never moved. */
  readonly firstDue: string | null;
  /** The day against which evaluation measures (RULES §1): a change from above moves it, a unit's own does not. Null: as issued. */
  readonly baselineDue: string | null;
  /** How often it was moved. */
  readonly shifts: number;
}

/** The day after one more change. */
export function shifted(day: ShiftedDay, due: string, origin: ChangeOrigin): ShiftedDay {
  return {
    due,
    firstDue: day.firstDue ?? day.due,
    baselineDue: origin === 'superior' ? due : (day.baselineDue ?? day.firstDue ?? day.due),
    shifts: day.shifts + 1,
  };
}

/** Parts that end, and those that begin: a unit whose role is another one has both. */
export function partsChanged({ before, after }: ChangeSides): { readonly ended: readonly ItemPart[]; readonly begun: readonly ItemPart[] } {
  const [was, is] = [before.parts ?? [], after.parts ?? []];
  const stays = (part: ItemPart, others: readonly ItemPart[]): boolean =>
    others.some(({ unitId, role }) => unitId === part.unitId && role === part.role);
  return { ended: was.filter((part) => !stays(part, is)), begun: is.filter((part) => !stays(part, was)) };
}
