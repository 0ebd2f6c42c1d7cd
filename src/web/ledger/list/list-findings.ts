/** What the checks before issuing found, by the cells that they lead to. */
import type { checkList } from '#contract/ledger/issue-endpoints.ts';
import type { FindingCode } from '#core/ledger/list/check-list.ts';
import type { Answer } from '#web/ui/call.ts';

export type Checked = Answer<typeof checkList>;
export type Finding = Checked['findings'][number];

/** The columns of the grid, by the fields of findings. */
const columns = { lead: 'lead', q1: 'q1', answering: 'support', task: 'plan' } as const;
export type FoundColumn = (typeof columns)[keyof typeof columns];

/** Where a finding is mended; what belongs to no cell is seen at the plan's columns. */
export const columnOf = ({ field }: Finding): FoundColumn => (field === undefined ? 'plan' : columns[field]);

/**
 * Where the next item stands that has the finding which is gone through (`sought`, else the first one of the item at hand), and how many others
 * have it; after the last one the first again. Null: none has, or the item has no finding.
 */
export function nextFinding(
  findings: readonly Finding[],
  items: readonly { readonly id: string }[],
  at: string,
  sought: FindingCode | null,
): { readonly code: FindingCode; readonly item: string; readonly column: FoundColumn; readonly left: number } | null {
  const code = sought ?? findings.find(({ item }) => item === at)?.code;
  if (code === undefined) return null;
  const byItem = new Map(
    findings.flatMap((one) => (one.code === code && one.item !== undefined && one.item !== at ? [[one.item, one]] : [])),
  );
  const here = items.findIndex(({ id }) => id === at);
  const next = [...items.slice(here + 1), ...items.slice(0, Math.max(here, 0))].flatMap(({ id }) => byItem.get(id) ?? [])[0];
  return next?.item === undefined ? null : { code, item: next.item, column: columnOf(next), left: byItem.size };
}

/** By item: what each of its columns still wants. */
export type ItemFindings = ReadonlyMap<string, ReadonlyMap<FoundColumn, FindingCode>>;

/** For the marks of the grid; of several findings of one cell the last. */
export function findingsByItem(findings: readonly Finding[]): ItemFindings {
  const byItem = new Map<string, Map<FoundColumn, FindingCode>>();
  for (const finding of findings) {
    // An opinion leads to where it is answered.
    if (finding.item === undefined || finding.field === undefined) continue;
    const own = byItem.get(finding.item) ?? new Map<FoundColumn, FindingCode>();
    own.set(columnOf(finding), finding.code);
    byItem.set(finding.item, own);
  }
  return byItem;
}

/** The checks as the column shows them; what must pass comes first. */
export const heldChecks = [
  'no-lead',
  'no-date',
  'open-list',
  'task-gone',
  'unit-ended',
  'no-contact',
  'over-burden',
  'opinion-open',
] as const satisfies readonly FindingCode[];

/** Checks that find units rather than items. */
export const unitChecks = ['unit-ended', 'no-contact', 'over-burden'] as const satisfies readonly (typeof heldChecks)[number][];
export type UnitCheck = (typeof unitChecks)[number];
