/** 分解 of one item, as far as the reader sees it. */
import { failure, success } from '#core/failure.ts';
import { isLate, seesChild, type ChildReader } from '#core/ledger/list/breakdown.ts';
import type * as contract from '#contract/ledger/breakdown-endpoints.ts';
import { withinPower } from '#server/access/within-power.ts';
import { findParent, isWithin, loadChildren, unitsBelow, type ParentItem, type StoredChild } from '#server/ledger/list/breakdown-rows.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

export const getBreakdown: Handler<typeof contract.getBreakdown> = async ({ params: { itemId } }, act) => {
  const item = await findParent(act, itemId, false);
  if (item === undefined) return failure('item-not-found');
  const reader = await readerOf(act, item);
  const children = (await loadChildren(act, itemId)).filter((child) => seesChild(reader, child));
  const own = await ownParts(act, item, children);
  const ids = [
    ...new Set([...own.flatMap(({ id, below }) => [id, ...below]), ...children.flatMap(({ byUnitId, unitId }) => [byUnitId, unitId])]),
  ];
  const [names, ended] = await Promise.all([unitNames(act, ids), endedUnits(act, ids)]);
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  const standing = (id: string) => ({ ...named(id), ended: ended.get(id) ?? null });
  return success({
    lastDay: item.lastDay,
    own: own.map(({ id, holds, below }) => ({ ...named(id), holds, below: below.map(named) })),
    children: children.map((child) => ({
      id: child.id,
      revision: child.revision,
      state: child.state,
      code: child.code,
      title: child.title,
      by: standing(child.byUnitId),
      unit: standing(child.unitId),
      handledBy: child.handledBy,
      weight: child.weight,
      milestones: child.milestones.map(({ due, text }) => ({ due, text })),
      late: isLate(child, item.lastDay),
      lateReason: child.lateReason,
      givenAt: child.givenAt,
      takenBack:
        child.takenBackAt === null ? null : { at: child.takenBackAt, by: child.takenBackBy ?? '', reason: child.takenBackReason ?? '' },
    })),
  });
};

async function readerOf(act: Act, item: ParentItem): Promise<ChildReader> {
  // Members of a working group each organise their own part.
  const within = await unitsSpokenFor(act);
  if (within.kind === 'all') return { all: true, units: new Set(), roles: new Set() };
  const units = new Set(within.unitIds);
  return { all: false, units, roles: new Set(item.parts.filter(({ unitId }) => units.has(unitId)).map(({ role }) => role)) };
}

interface Own {
  readonly id: string;
  readonly holds: boolean;
  readonly below: readonly string[];
}

/** The parts that the caller breaks down: held today, or left with something that is still to be taken back. */
async function ownParts(act: Act, item: ParentItem, children: readonly StoredChild[]): Promise<readonly Own[]> {
  const breaking = withinPower(act, 'addChildren');
  if (breaking === null || item.isChild || item.listState !== 'issued') return [];
  const within = await unitsSpokenFor(breaking);
  const held = item.parts.map(({ unitId }) => unitId).filter((unitId) => isWithin(within, unitId));
  const left = children
    .filter(({ byUnitId, state }) => state !== 'taken-back' && !held.includes(byUnitId) && isWithin(within, byUnitId))
    .map(({ byUnitId }) => byUnitId);
  const below = await unitsBelow(breaking, held);
  return [...held, ...new Set(left)].map((id) => ({ id, holds: held.includes(id), below: below.get(id) ?? [] }));
}
