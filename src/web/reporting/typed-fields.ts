/** What was typed into reports and is not on the server yet. None of it is dropped: it waits, or says that somebody else wrote something else. */
import {
  contentFields,
  countCharacters,
  mostCharacters,
  type ContentChange,
  type ContentField,
  type ReportContent,
} from '#core/reporting/report-content.ts';

/** `seen`: what its typist saw there before · `theirs`: what somebody else made of it meanwhile, which must not be overwritten unasked, and who. */
export interface TypedField<Field extends ContentField = ContentField> {
  readonly seen: ReportContent[Field];
  readonly to: ReportContent[Field];
  readonly theirs?: { readonly value: ReportContent[Field]; readonly by?: string | null };
}

/** Of one report. */
export type TypedReport = { readonly [Field in ContentField]?: TypedField<Field> };

export const nothingTyped: TypedReport = {};

/** A field that was typed; `stands`: what the server is known to have. */
export function typeField<Field extends ContentField>(
  typed: TypedReport,
  field: Field,
  to: ReportContent[Field],
  stands: ReportContent,
): TypedReport {
  const known: TypedField<Field> | undefined = typed[field];
  return { ...typed, [field]: { ...known, seen: known === undefined ? stands[field] : known.seen, to } };
}

/** A text that is too long to be stored waits until it is shorter, and keeps no other field from being stored. */
const isTooLong = (one: TypedField | undefined): boolean => typeof one?.to === 'string' && countCharacters(one.to) > mostCharacters;

/** What is too long to be stored. */
export const tooLongIn = (typed: TypedReport): readonly ContentField[] => contentFields.filter((field) => isTooLong(typed[field]));

/** What somebody else wrote otherwise, undecided. */
export const clashesIn = (typed: TypedReport): readonly ContentField[] =>
  contentFields.filter((field) => typed[field]?.theirs !== undefined);

/** What is to be sent; null: nothing. What is in conflict, or too long, waits for its typist. */
export function waitingOf(typed: TypedReport): ContentChange | null {
  const waiting = contentFields.flatMap((field) => {
    const one = typed[field];
    return one === undefined || one.theirs !== undefined || isTooLong(one) ? [] : [[field, { seen: one.seen, to: one.to }] as const];
  });
  return waiting.length === 0 ? null : Object.fromEntries(waiting);
}

/** After `sent` was answered with what the report says now: what was typed on meanwhile waits, over what was stored. */
export function afterSaved(
  typed: TypedReport,
  sent: ContentChange,
  answer: { readonly content: ReportContent; readonly conflicts: readonly ContentField[]; readonly by: string | null },
): TypedReport {
  const left = contentFields.flatMap((field) => {
    const one = typed[field];
    const asked = sent[field];
    if (one === undefined) return [];
    if (asked === undefined) return [[field, one] as const];
    if (answer.conflicts.includes(field)) return [[field, { ...one, theirs: { value: answer.content[field], by: answer.by } }] as const];
    return one.to === asked.to ? [] : [[field, { seen: asked.to, to: one.to }] as const];
  });
  return Object.fromEntries(left);
}

/** A conflict decided: `mine` is sent again, over theirs; `theirs` stands. */
export function decideField(typed: TypedReport, field: ContentField, choice: 'mine' | 'theirs'): TypedReport {
  const { [field]: one, ...rest } = typed;
  if (one?.theirs === undefined || choice === 'theirs') return rest;
  return { ...rest, [field]: { seen: one.theirs.value, to: one.to } };
}

/** What the report says with what was typed. */
export function withTyped(content: ReportContent, typed: TypedReport): ReportContent {
  const said = contentFields.flatMap((field) => {
    const one = typed[field];
    return one === undefined ? [] : [[field, one.to] as const];
  });
  return { ...content, ...Object.fromEntries(said) };
}
