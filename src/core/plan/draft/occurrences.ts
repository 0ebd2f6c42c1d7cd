/** Where words stand in a text. */
export type Occurrences = (words: string) => readonly number[];

const mostOccurrences = 200;
/** From so many questions on, a table of where each run of characters stands is worth its making. */
const fewQuestions = 50;
const runLength = 8;

/** Answers where words stand in a text. */
export function occurrencesIn(text: string): Occurrences {
  let questions = 0;
  let runs: ReadonlyMap<string, readonly number[]> | undefined;
  return (words) => {
    questions++;
    if (words.length < runLength || questions <= fewQuestions) return scanned(text, words);
    runs ??= runsOf(text);
    const starts: number[] = [];
    for (const start of runs.get(words.slice(0, runLength)) ?? []) {
      if (starts.length === mostOccurrences) break;
      if (text.startsWith(words, start)) starts.push(start);
    }
    return starts;
  };
}

function scanned(text: string, words: string): number[] {
  const starts: number[] = [];
  for (let start = text.indexOf(words); start >= 0 && starts.length < mostOccurrences; start = text.indexOf(words, start + 1))
    starts.push(start);
  return starts;
}

function runsOf(text: string): ReadonlyMap<string, readonly number[]> {
  const runs = new Map<string, number[]>();
  for (let at = 0; at + runLength <= text.length; at++) {
    const run = text.slice(at, at + runLength);
    const starts = runs.get(run);
    if (starts === undefined) runs.set(run, [at]);
    else starts.push(at);
  }
  return runs;
}
