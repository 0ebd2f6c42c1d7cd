/** What takes long of a long draft, as jobs of the pool; of a short one they are called where they are needed (run-draft-job.ts). */
import { success, type Outcome } from '#core/failure.ts';
import type { Label } from '#core/platform/label.ts';
import type { MisfitCode } from '#core/plan/draft/draft-state.ts';
import type { Draft } from '#core/plan/draft/draft.ts';
import { extendDraft } from '#core/plan/draft/extend-draft.ts';
import { answersTo, keptTexts, openListDoubts, type KeptText } from '#core/plan/draft/open-list-doubts.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { wholeParse, type StoredParse } from '#core/plan/stored-parse.ts';
import { draftTable } from '#server/plan/draft-table.ts';
import { draftFigures } from '#server/plan/open-draft.ts';
import { parseDocument } from '#server/plan/parse-document.ts';
import { printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import { makeWorkbook } from '#server/platform/workbook.ts';

/** A stored draft as it is sent to a child: the parse as text, which nobody needs to take apart on the way. */
export interface SentDraft {
  /** JSON of a StoredParse. */
  readonly ledger: string;
  readonly text: string;
  readonly log: readonly LoggedOperation[];
}

/** What is kept beside a draft that changed. */
export interface KeptDraft {
  readonly figures: ReturnType<typeof draftFigures>;
  readonly units: readonly string[];
  /** Texts that the review said to keep as printed. */
  readonly keptTexts: readonly KeptText[];
  readonly issuedOn: string | null;
}

interface Extended extends KeptDraft {
  readonly added: readonly LoggedOperation[];
}

/** Operations put to a draft. */
export function extendSent({
  draft: { ledger, text, log },
  operations,
  revision,
  actor,
  at,
}: {
  readonly draft: SentDraft;
  readonly operations: readonly Operation[];
  readonly revision: number;
  readonly actor: string;
  readonly at: string;
}): Outcome<Extended, MisfitCode> {
  const { parsed, draft } = replaySent({ ledger, text, log });
  const extended = extendDraft({ parsed, log, draft }, operations, { revision, actor, at });
  if (!extended.ok) return extended;
  return success({ ...keptOf(extended.value.draft), added: extended.value.added });
}

/** A text that the ledger has an answer to, and who gave it. */
export interface AnsweredText {
  readonly text: string;
  readonly by: string | null;
}

/**
 * The first draft of a document that came in. `before`, the version that stands published: what people decided on it is moved to where it stands
 * in the new text, without what that contains by itself. What finds no place becomes a doubt on replay. `answered`: open lists whose members
 * somebody named in the ledger, or said to keep as printed.
 */
export function firstDraft({
  draft: sent,
  before,
  answered,
  actor,
  at,
}: {
  readonly draft: SentDraft;
  readonly before: SentDraft | null;
  readonly answered: readonly AnsweredText[];
  readonly actor: string;
  readonly at: string;
}): KeptDraft & { readonly log: readonly LoggedOperation[] } {
  const parsed = wholeParse(parseOf(sent.ledger), sent.text);
  if (before === null) return { ...keptOf(replay(parsed, [])), log: [] };
  const parsedBefore = wholeParse(parseOf(before.ledger), before.text);
  const log = relocateLog(before.log, parsedBefore, parsed);
  const inherited = replay(parsed, log);
  // Mostly nobody did, and thousands of tasks are not walked through for nothing.
  const answers = answered.length === 0 ? [] : answersOfLedger(inherited, replay(parsedBefore, before.log), answered);
  if (answers.length === 0) return { ...keptOf(inherited), log };
  const after = log.at(-1)?.seq ?? 0;
  const whole = [...log, ...answers.map(({ operation, by }, index) => ({ operation, actor: by ?? actor, at, seq: after + index + 1 }))];
  return { ...keptOf(replay(parsed, whole)), log: whole };
}

/** Open lists that stand as in the version before are not asked again. The same words at another place are. */
function answersOfLedger(
  draft: Draft,
  before: Draft,
  answered: readonly AnsweredText[],
): readonly { readonly operation: Operation; readonly by: string | null }[] {
  const printed = new Set(before.tasks.flatMap(({ text, responsibilities }) => responsibilities.map(({ unit }) => `${text}\n${unit}`)));
  const lists = openListDoubts(draft).filter(({ rows: asked }) => asked.some(({ task, unit }) => printed.has(`${task.text}\n${unit}`)));
  const by = new Map(answered.map((one) => [one.text, one.by]));
  const listAt = new Map(lists.map((list) => [`${list.doubt.start} ${list.doubt.end}`, list]));
  return answersTo(draft, [...by.keys()], new Set(by.keys())).flatMap((operation) => {
    const list = listAt.get(`${operation.doubt.start} ${operation.doubt.end}`);
    const [text = ''] = list?.texts ?? [];
    return list === undefined ? [] : [{ operation, by: by.get(text) ?? null }];
  });
}

/** The same text by the parser of today, with the log replayed over it. */
export function parseSent({ draft }: { readonly draft: SentDraft }): KeptDraft & { readonly ledger: string } {
  // What the reader replaced or left out does not hang on the parser: it is taken over from the parse before.
  const before = parseOf(draft.ledger);
  const leftOut = (before.setAside ?? []).filter(({ start, end }) => start === end);
  const parsed = parseDocument({ text: draft.text, replaced: [], setAside: leftOut });
  const replaced = before.doubts.filter((doubt) => doubt.code === 'replaced-character');
  const ledger = { ...parsed, doubts: [...parsed.doubts, ...replaced].sort((a, b) => a.start - b.start) };
  return { ...keptOf(replay(wholeParse(ledger, draft.text), draft.log)), ledger: JSON.stringify(ledger) };
}

/** A draft, or what a published version was, as a workbook: see draft-table.ts. */
export async function draftFile({
  draft: { ledger, text, log },
  day,
  version,
  label,
}: {
  readonly draft: SentDraft;
  readonly day: string;
  readonly version: number | null;
  readonly label: Label;
}): Promise<{ readonly title: string; readonly tasks: number; readonly bytes: Uint8Array }> {
  const { draft } = replaySent({ ledger, text, log });
  const table = draftTable(draft, day, { version, label });
  return { title: table.title, tasks: draft.tasks.length, bytes: await makeWorkbook(table) };
}

/** A draft as it was sent, with the parse that it is of. */
export function replaySent({ ledger, text, log }: SentDraft): { readonly parsed: ParsedPlan; readonly draft: Draft } {
  const parsed = wholeParse(parseOf(ledger), text);
  return { parsed, draft: replay(parsed, log) };
}

function parseOf(ledger: string): StoredParse {
  // Written by saveParse and by nothing else, and the table is immutable.
  return JSON.parse(ledger) as StoredParse;
}

export function keptOf(draft: Draft): KeptDraft {
  return { figures: draftFigures(draft), units: [...printedUnits(draft.tasks)], keptTexts: keptTexts(draft), issuedOn: draft.issuedOn };
}
