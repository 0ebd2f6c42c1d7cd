/** 下发前检查 of a list. */
import { failure, success } from '#core/failure.ts';
import { mostCells } from '#core/ledger/list/burden.ts';
import { checkList as decide, isIssuable, type CheckedUnit, type Finding } from '#core/ledger/list/check-list.ts';
import type * as contract from '#contract/ledger/issue-endpoints.ts';
import { silentUnits, unansweredOf } from '#server/ledger/list/consultation-rows.ts';
import { answeringItems, checkedUnits, countUnlisted, successorsOf, type AnsweringItem } from '#server/ledger/list/answering-rows.ts';
import { seenLists } from '#server/ledger/list/list-rows.ts';
import { namedUnits, unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

interface Checked {
  readonly items: readonly AnsweringItem[];
  readonly units: readonly CheckedUnit[];
  readonly findings: readonly Finding[];
  readonly ceiling: number;
  readonly cells: ReadonlyMap<string, number>;
}

/** Everything that is checked of a list of the year, and what was found. */
export async function checkedList(act: Act, { id, year }: { readonly id: string; readonly year: number }): Promise<Checked> {
  const items = await answeringItems(act, id);
  const [units, unlisted, { rules }] = [
    await checkedUnits(act, [...new Set(items.flatMap(({ parts }) => parts.map(({ unitId }) => unitId)))]),
    await countUnlisted(act, year),
    await loadRuleSet(act),
  ];
  const ceiling = rules['frequency.cells-most'];
  const cells = mostCells(items);
  const [unanswered, silent] = [await unansweredOf(act, id), await silentUnits(act, id)];
  return { items, units, ceiling, cells, findings: decide({ year, items, units, unlisted, ceiling, cells, unanswered, silent }) };
}

export const checkList: Handler<typeof contract.checkList> = async ({ params: { listId } }, act) => {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const { units, findings, ceiling, cells } = await checkedList(act, list);
  const inside = units.filter(({ outside, ended }) => !outside && !ended);
  const burdens = inside.map(({ id }) => ({ id, cells: cells.get(id) ?? 0 })).toSorted((a, b) => b.cells - a.cells);
  const [fullest] = burdens;
  const named = [...new Set([...findings.flatMap(({ unit }) => unit ?? []), ...(fullest === undefined ? [] : [fullest.id])])];
  const ended = units.filter((unit) => unit.ended).map(({ id }) => id);
  const successions = await successorsOf(act, ended);
  const names = await unitNames(act, [...named, ...[...successions.values()].flat()]);
  return success({
    revision: list.revision,
    issuable: isIssuable(findings),
    findings: [...findings],
    units: namedUnits(named, names).map((unit) =>
      ended.includes(unit.id) ? { ...unit, successors: (successions.get(unit.id) ?? []).flatMap((id) => names.get(id) ?? []) } : unit,
    ),
    contacts: { units: inside.length, with: inside.filter(({ hasContact }) => hasContact).length },
    burden: fullest === undefined ? null : { unit: names.get(fullest.id) ?? '', cells: fullest.cells },
    ceiling,
  });
};
