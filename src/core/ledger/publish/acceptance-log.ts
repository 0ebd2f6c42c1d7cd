/** What is published as it is goes into the log with its reason, like every other decision on the draft. */
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import type { Accepted } from '#core/plan/draft/publish.ts';

/** The entries that acceptances are in the log of a draft at this revision. */
export function acceptanceLog(
  { gaps, doubts }: Accepted,
  { revision, actor, at }: { readonly revision: number; readonly actor: string; readonly at: string },
): LoggedOperation[] {
  const operations: Operation[] = [
    ...gaps.map(({ start, end, reason }) => ({ type: 'accept-gap' as const, range: { start, end }, reason })),
    ...doubts.map(({ doubt: { code, start, end }, reason }) => ({
      type: 'settle-doubt' as const,
      doubt: { code, start, end },
      answer: { kind: 'as-printed' as const },
      note: reason,
    })),
  ];
  return operations.map((operation, index) => ({ seq: revision + 1 + index, operation, actor, at }));
}
