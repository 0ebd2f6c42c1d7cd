/** What the trail says of a change: both sides in words, as the grid shows them. */
import type { ChangedValue, ChangeSides } from '#core/ledger/change/item-change.ts';
import { writeCell } from '#core/ledger/list/item-cell.ts';
import { writeMilestoneCell } from '#core/ledger/list/milestone-cell.ts';
import { zh } from '#contract/catalogue.ts';
import type * as contract from '#contract/ledger/change-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';

type Told = Readonly<Record<string, string>>;

/** The paper of a decision above; nothing where there is none. */
export function toldBasis(basis: contract.ItemChange['basis']): Told {
  if (basis === null) return {};
  const { as, by, on, number } = basis;
  return { basis: as, basisBy: by, basisOn: on, ...(number === null ? {} : { basisNumber: number }) };
}

export async function toldChange(act: Act, { before, after }: ChangeSides): Promise<{ readonly before: Told; readonly after: Told }> {
  const named = [...(before.parts ?? []), ...(after.parts ?? [])].map(({ unitId }) => unitId);
  const names = await unitNames(act, named);
  const nameOf = (id: string): string => names.get(id) ?? '';
  return { before: toldSide(before, nameOf), after: toldSide(after, nameOf) };
}

function toldSide({ goal, tier, milestones, parts }: ChangedValue, nameOf: (id: string) => string): Told {
  return {
    ...(goal === undefined ? {} : { 'item.goal': goal ?? '' }),
    ...(tier === undefined ? {} : { 'item.tier': writeCell({ tier }, { nameOf }) }),
    ...(milestones === undefined ? {} : { milestones: writeMilestoneCell(milestones) }),
    ...(parts === undefined
      ? {}
      : { units: parts.map(({ unitId, role }) => `${message(zh, `role.${role}`)}：${nameOf(unitId)}`).join('；') }),
  };
}
