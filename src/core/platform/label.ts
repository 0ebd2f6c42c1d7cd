/** How far a paper may go: the label of plans and files (文件标识). */

/** 公开 · 内部 · 敏感, from the mildest to the strictest. */
export const labels = ['public', 'internal', 'sensitive'] as const;
export type Label = (typeof labels)[number];

/** What nobody has labelled: a paper of an office is its own until somebody says that it is public. */
export const defaultLabel: Label = 'internal';

/** The strictest of several; null of none. What holds several papers is labelled as the strictest of them. */
export function strictestLabel(several: Iterable<Label>): Label | null {
  const all = new Set(several);
  return labels.findLast((label) => all.has(label)) ?? null;
}
