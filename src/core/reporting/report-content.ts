/** What a report says (DOMAINS, reporting): of the lead the whole of the work, of every other unit its own part, as text alone. */

import { isVisible } from '#core/platform/printed-words.ts';

/** 进展, 存在问题, 下一步, the reason of 无变化: at most so many characters each, counted as a person counts them. */
export const mostCharacters = 500;

export const selfLights = ['green', 'yellow', 'red'] as const;
export type SelfLight = (typeof selfLights)[number];

export interface ReportContent {
  readonly text: string;
  /** How far the whole is, of 100; null: not said. */
  readonly percent: number | null;
  /** Of a quantity: how much is done, as it is written; null: not said. */
  readonly done: string | null;
  /** Milestones that are reached, by their ids. */
  readonly reached: readonly string[];
  /** 自评. */
  readonly self: SelfLight | null;
  /** The ISO day on which the next milestone is expected; null: not said. */
  readonly forecast: string | null;
  readonly problem: string;
  readonly next: string;
  /** 无变化, and why; empty: something is said to have changed. */
  readonly unchanged: string;
}

export const unwrittenContent: ReportContent = {
  text: '',
  percent: null,
  done: null,
  reached: [],
  self: null,
  forecast: null,
  problem: '',
  next: '',
  unchanged: '',
};

export const contentFields = ['text', 'percent', 'done', 'reached', 'self', 'forecast', 'problem', 'next', 'unchanged'] as const;
export type ContentField = (typeof contentFields)[number];

/** So many characters has a text: what is written in two code units is one. */
export const countCharacters = (text: string): number => Array.from(text).length;

/**
 * A text as it is kept: what a copy from Word has for the end of a line is one, and control characters, which nobody sees and no workbook carries, are
 * left out.
 */
export const keptText = (text: string): string =>
  text.replaceAll(/[\v\f\u0085]/gu, '\n').replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');

/** What is missing before it is handed in, by the field in which it is to be said. */
export interface MissingField {
  readonly field: ContentField | 'evidence';
  readonly code: 'text-missing' | 'progress-missing' | 'self-missing' | 'problem-missing' | 'evidence-missing';
}

/**
 * What is still to be said. `lead`: the unit answers for the whole: then how far it is, by percent, quantity or a milestone, and its own judgement are
 * part of it, and whoever judges yellow or red says what the problem is. Who says that nothing changed need not write a text. `measured`: there is
 * something to be measured by (a constraint is kept or broken, and has no percent). `evidenceMissing`: the office wants evidence, and there is none.
 */
export function missingFields(
  { text, percent, done, reached, self, problem, unchanged }: ReportContent,
  {
    lead,
    measured,
    reachedBefore,
    evidenceMissing,
  }: {
    readonly lead: boolean;
    readonly measured: boolean;
    readonly reachedBefore: readonly string[];
    readonly evidenceMissing: boolean;
  },
): readonly MissingField[] {
  const missing: MissingField[] = [];
  const same = isVisible(unchanged);
  if (!isVisible(text) && !same) missing.push({ field: 'text', code: 'text-missing' });
  if (!lead) return missing;
  const moved = reached.some((id) => !reachedBefore.includes(id));
  if (measured && percent === null && done === null && !moved && !same) missing.push({ field: 'percent', code: 'progress-missing' });
  if (self === null) missing.push({ field: 'self', code: 'self-missing' });
  if ((self === 'yellow' || self === 'red') && !isVisible(problem)) missing.push({ field: 'problem', code: 'problem-missing' });
  // Nothing proves that nothing changed; a milestone that was reached is something.
  if (evidenceMissing && (!same || moved)) missing.push({ field: 'evidence', code: 'evidence-missing' });
  return missing;
}

/** Fields that a person changed, from what that person last saw to what is wanted. */
export type ContentChange = {
  readonly [Field in ContentField]?: { readonly seen: ReportContent[Field]; readonly to: ReportContent[Field] } | undefined;
};

/**
 * Content with a person's changes in it, field by field: what nobody else touched becomes what is wanted, what already says it stays, and what somebody
 * else changed meanwhile is never overwritten. Milestones are ticked one by one: two people who tick two of them have both.
 */
export function changeContent(
  stands: ReportContent,
  change: ContentChange,
): { readonly content: ReportContent; readonly conflicts: readonly ContentField[] } {
  const conflicts: ContentField[] = [];
  const take = <Field extends ContentField>(field: Field): ReportContent[Field] => {
    const wanted: { readonly seen: ReportContent[Field]; readonly to: ReportContent[Field] } | undefined = change[field];
    if (wanted === undefined || stands[field] === wanted.to) return stands[field];
    if (stands[field] === wanted.seen) return wanted.to;
    conflicts.push(field);
    return stands[field];
  };
  const ticked = change.reached;
  const content = {
    text: take('text'),
    percent: take('percent'),
    done: take('done'),
    reached: ticked === undefined ? stands.reached : tick(stands.reached, ticked),
    self: take('self'),
    forecast: take('forecast'),
    problem: take('problem'),
    next: take('next'),
    unchanged: take('unchanged'),
  };
  return { content, conflicts };
}

function tick(
  stands: readonly string[],
  { seen, to }: { readonly seen: readonly string[]; readonly to: readonly string[] },
): readonly string[] {
  const kept = stands.filter((id) => to.includes(id) || !seen.includes(id));
  return [...kept, ...to.filter((id) => !seen.includes(id) && !kept.includes(id))].toSorted();
}

/** Whether two reports say the same: milestones in any order, and a quantity however it is written. */
export function saysTheSame(one: ReportContent, other: ReportContent): boolean {
  const said = (content: ReportContent) =>
    contentFields.map((field) =>
      field === 'reached' ? content.reached.toSorted() : field === 'done' ? numberOf(content.done) : content[field],
    );
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}

const numberOf = (quantity: string | null): number | null => (quantity === null ? null : Number(quantity));
