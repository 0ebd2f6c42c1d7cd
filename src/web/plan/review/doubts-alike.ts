/** Doubts that can be answered, or left open for a reason, together. */
import type { Acceptance } from '#core/plan/draft/publish.ts';
import type { DraftDoubt } from '#core/plan/draft/draft.ts';
import type { OpenDoubt } from '#web/plan/review/open-doubts.ts';

/** The other open doubts of the same kind about the same words. */
export function doubtsAlike(doubt: DraftDoubt, doubts: readonly OpenDoubt[], text: string): DraftDoubt[] {
  const words = text.slice(doubt.start, doubt.end);
  return doubts.flatMap((other) =>
    other.type === 'doubt' && other.key !== doubt.key && other.doubt.code === doubt.code && text.slice(other.start, other.end) === words
      ? [other.doubt]
      : [],
  );
}

type Reasons = Readonly<Record<string, string>>;

/** Those that are left open with a reason. */
export function acceptancesOf(doubts: readonly Pick<OpenDoubt, 'key'>[], reasons: Reasons): Acceptance[] {
  return doubts.flatMap(({ key }) => {
    const reason = (reasons[key] ?? '').trim();
    return reason === '' ? [] : [{ key, reason }];
  });
}

/** One reason for all that have none of their own yet. */
export function withCommonReason(doubts: readonly Pick<OpenDoubt, 'key'>[], reasons: Reasons, common: string): Reasons {
  return Object.fromEntries(doubts.map(({ key }) => [key, (reasons[key] ?? '').trim() || common]));
}
