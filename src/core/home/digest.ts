/** 每日摘要: what of a person's duties is worth a mail in the morning. Days are ISO days in Asia/Shanghai. */
import { bucketOf, type Bucket, type WeekLeft } from '#core/home/rail.ts';

interface Owed {
  readonly kind: string;
  readonly count: number;
  readonly due: string | null;
}

export interface DigestLine {
  readonly kind: string;
  readonly count: number;
  /** The first of their days. */
  readonly due: string;
}

/** What is late, due today, or due in the rest of the week. What is due later, or on no day, waits. */
export const digestBuckets = ['overdue', 'today', 'week'] as const satisfies readonly Bucket[];
export type DigestBucket = (typeof digestBuckets)[number];

/** In each part the kinds of what is due, each with how much of it there is; parts without any are left out. */
export function digestParts(
  owed: readonly Owed[],
  today: string,
  week: Pick<WeekLeft, 'end'>,
): readonly { readonly bucket: DigestBucket; readonly lines: readonly DigestLine[] }[] {
  return digestBuckets.flatMap((bucket) => {
    const own = owed.flatMap((one) => (one.due !== null && bucketOf(one.due, today, week) === bucket ? [{ ...one, due: one.due }] : []));
    const lines = [...Map.groupBy(own, ({ kind }) => kind)].map(([kind, all]) => ({
      kind,
      count: all.reduce((sum, { count }) => sum + count, 0),
      due: all.reduce((first, { due }) => (due < first ? due : first), all[0]?.due ?? today),
    }));
    return lines.length === 0 ? [] : [{ bucket, lines }];
  });
}
