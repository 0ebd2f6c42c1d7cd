/** Lines that were broken where the page ended and not the sentence (text copied out of a PDF): told by their lengths. */
import { readMarks } from '../numbering/number-styles.ts';
import type { Line } from '../structure/lines.ts';

/** Lines of a page: no page has narrower columns, none wider. In characters of full width. */
const narrowest = 14;
const widest = 62;
/** How much shorter than the widest a line is that the page broke: a mark or a number that must not begin a line moves down. */
const slack = 3;
const sentenceEnd = /[。！？；;：:!?]$/u;
const closed = /[）)〕】]$/u;
const openBrackets = /[（(〔【《“]/gu;
const closeBrackets = /[）)〕】》”]/gu;
/** More brackets than this are never open at once; one that was never closed binds no further. */
const deepest = 2;
const punctuation = /[，。；,;]/u;
const label = /^[（(〔【[]?(?:\p{Script=Han}{2,6}[:：]|【)/u;

interface Measured {
  readonly index: number;
  readonly width: number;
  /** How many brackets are open at its end. */
  readonly depth: number;
  /** A bracket or a quotation is open at its end. */
  readonly open: boolean;
  /** The sentence goes on behind it. */
  readonly runsOn: boolean;
  readonly numbered: boolean;
  /** A number or a label says that a paragraph begins here. */
  readonly opens: boolean;
}

function widthOf(words: string): number {
  let half = 0;
  for (let at = 0; at < words.length; at++) if (words.charCodeAt(at) < 0x100) half++;
  return words.length - half / 2;
}

/** `before` is the line above, whose bracket may be open still. */
function measure(text: string, line: Line, index: number, before: Measured | undefined): Measured {
  const words = text.slice(line.start, line.end);
  const depth = (before?.depth ?? 0) + (words.match(openBrackets)?.length ?? 0) - (words.match(closeBrackets)?.length ?? 0);
  const open = depth > 0;
  const runsOn = open || !(sentenceEnd.test(words) || closed.test(words));
  const numbered = readMarks(text, line.start).length > 0;
  const carried = runsOn && open ? Math.min(depth, deepest) : 0;
  return { index, width: widthOf(words), depth: carried, open, runsOn, numbered, opens: numbered || label.test(words) };
}

/** The width at which most lines break: the greatest number of lines that run on within the slack below it. */
function pageWidth(lines: readonly Measured[]): number | null {
  const counts = new Map<number, number>();
  for (const { width, runsOn, opens, numbered } of lines) {
    // A field ends where its value does.
    if (!runsOn || width < narrowest || (opens && !numbered)) continue;
    for (let top = Math.ceil(width); top <= width + slack; top++) counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [width, count] of counts) if (count > most || (count === most && width < best)) [best, most] = [width, count];
  const wider = lines.filter(({ width }) => width > best + 1).length;
  // Lines that end without a mark, and not where the page does. Those with a number or a label are headings and fields.
  const shorter = lines.filter(({ width, runsOn, opens }) => runsOn && !opens && width < best - slack).length;
  return most >= 2 && most >= shorter && wider * 20 <= lines.length ? best : null;
}

/** `begun`: the line is itself the rest of the one above. */
function goesOn(text: string, line: Line, next: Line, measured: Measured, full: number, begun: boolean): boolean {
  if (!measured.runsOn || measured.width < full - slack) return false;
  const words = text.slice(line.start, line.end);
  const following = text.slice(next.start, next.end);
  if (!measured.open && readMarks(text, next.start).length > 0) return false;
  // A heading fills its line by chance.
  if (measured.numbered && !punctuation.test(words) && measured.width < full - 2) return false;
  if (!measured.open && label.test(following)) return false;
  // A list of units behind a label has no other mark; without the label it may be a cell of its own.
  if ((begun || measured.opens) && words.includes('、')) return true;
  return measured.open || punctuation.test(words) || punctuation.test(following);
}

/**
 * For each line whether the next one continues it. `skipped` are the lines between which a sentence may run (page numbers). Lengths are compared
 * within a run of short lines, so that one part of a file may be wrapped and another not.
 */
export function findWrapped(text: string, lines: readonly Line[], skipped: (index: number) => boolean): ReadonlySet<number> {
  const wrapped = new Set<number>();
  let run: Measured[] = [];
  const close = (): void => {
    const width = run.length >= 3 ? pageWidth(run) : null;
    if (width !== null) {
      run.forEach((measured, at) => {
        const next = run[at + 1];
        const line = lines[measured.index];
        const following = next === undefined ? undefined : lines[next.index];
        if (
          line &&
          following &&
          !indented(text, line, following) &&
          goesOn(text, line, following, measured, width, wrapped.has(run[at - 1]?.index ?? -1))
        )
          wrapped.add(measured.index);
      });
    }
    run = [];
  };
  lines.forEach((line, index) => {
    if (skipped(index)) return;
    if (line.end - line.start > widest * 2 || text.slice(line.start, line.end).includes('\t')) close();
    else {
      const measured = measure(text, line, index, run.at(-1));
      if (measured.width > widest) close();
      else run.push(measured);
    }
  });
  close();
  return wrapped;
}

/** A deeper indentation than the line's own opens a paragraph. */
function indented(text: string, line: Line, next: Line): boolean {
  return indentation(text, next.start) > indentation(text, line.start);
}

function indentation(text: string, start: number): number {
  let at = start;
  while (at > 0 && /[^\S\n\r]/u.test(text.charAt(at - 1))) at--;
  return widthOf(text.slice(at, start));
}
