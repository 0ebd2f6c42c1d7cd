/**
 * Whether the work of a regular expression grows faster than its text. Every repetition without end must be of a form that is known to be in
 * proportion; one with an end costs each attempt a constant, whose size is limited too. Sound for these forms and for no others: what it
 * does not understand it refuses, and the pattern is written so that it does (an end, `(?<!X)X+`, or a scan by hand).
 */
import { readPattern, type Item } from '#test/patterns/read-pattern.ts';

/** The ways through repetitions with an end that one attempt may have to try, where each is counted as if nothing between them decided. */
const mostWays = 1_000_000;

interface Context {
  readonly source: string;
  readonly flags: string;
}

/** Why it may; empty where it does not. */
export function growthOf(source: string, flags: string): readonly string[] {
  const context = { source, flags };
  const branches = readPattern(source);
  const ways = waysOf(branches, [], context);
  return [
    ...branches.flatMap((branch) => {
      const [first] = branch;
      // Tried at one place alone.
      const anchored = (first?.source === '^' && !flags.includes('m')) || flags.includes('y');
      return faultsOf(branch, { before: [], behind: [], anchored, within: null }, context);
    }),
    ...(ways > mostWays ? [`up to ${ways.toExponential(0)} ways through it at each character`] : []),
  ];
}

interface Place {
  /** What stands before and behind the branch, in the branches around it. */
  readonly before: readonly Item[];
  readonly behind: readonly Item[];
  readonly anchored: boolean;
  /** The repetition or the look that it stands in. */
  readonly within: Item | null;
}

function faultsOf(branch: readonly Item[], place: Place, context: Context): readonly string[] {
  return branch.flatMap((item, index) => {
    const before = [...place.before, ...branch.slice(0, index)];
    const behind = [...branch.slice(index + 1), ...place.behind];
    const here = item.most === Infinity ? loopFaults(item, before, behind, place, context) : [];
    const within = item.most > 1 || item.kind === 'look' ? item : place.within;
    const inside = item.kind === 'look' ? { ...place, before, behind: [], within } : { ...place, before, behind, within };
    return [...here, ...item.branches.flatMap((inner) => faultsOf(inner, inside, context))];
  });
}

function loopFaults(
  loop: Item,
  before: readonly Item[],
  behind: readonly Item[],
  { anchored, within }: Place,
  context: Context,
): readonly string[] {
  const name = `${loop.source}${loop.least === 0 ? '*' : '+'}`;
  const cannotFail = behind.every(isOptional);
  if (within !== null && within.kind !== 'look') return [`${name} is within another repetition`];
  if (within !== null && !anchored) return [`${name} looks on without end from each place`];
  if (cannotFail) return [];
  if (loop.kind === 'group' && !simpleGroup(loop)) return [`${name}: a text can be passed through in many ways`];
  const at = behind.findIndex(holdsLoop);
  const lastLoop = at === -1 || (behind[at]?.most === Infinity && behind.slice(at + 1).every(isOptional));
  if (!lastLoop && !endsOnce(loop, behind, context)) return [`${name} and what repeats behind it can share a run in many ways`];
  if (anchored || startsOnce(loop, before, context)) return [];
  return [`${name} is run through again from each of its own characters`];
}

const isOptional = (item: Item): boolean => item.least === 0 && item.kind !== 'look';

/** Alternatives of single characters, or of words that begin differently: one way for each text. */
function simpleGroup({ branches }: Item): boolean {
  const plain = branches.every((branch) => branch.every((item) => item.kind === 'letter' && item.least === 1 && item.most === 1));
  const heads = branches.map(([first]) => first?.source ?? '');
  return plain && new Set(heads).size === heads.length && heads.every((head) => head !== '' && !/^[[.\\]/.test(head));
}

function holdsLoop(item: Item): boolean {
  return item.most === Infinity || item.branches.some((branch) => branch.some(holdsLoop));
}

/** What must follow is no part of the run, so that it ends in one place. */
function endsOnce(loop: Item, behind: readonly Item[], context: Context): boolean {
  const [next, ...rest] = behind;
  if (loop.kind !== 'letter' || next === undefined) return false;
  switch (next.kind) {
    case 'letter':
      return apart(loop.source, next.source, context) && (next.least > 0 || endsOnce(loop, rest, context));
    case 'place':
      return next.source === '$' && (loop.source === '.' ? !context.flags.includes('s') : !context.flags.includes('m'));
    case 'group':
      return (
        next.branches.every((branch) => endsOnce(loop, [...branch, ...rest], context)) && (next.least > 0 || endsOnce(loop, rest, context))
      );
    case 'look':
      return next.source.startsWith('(?=') && next.branches.every((branch) => endsOnce(loop, branch, context));
    case 'back':
      return false;
  }
}

/**
 * A run is entered from few places: before the loop stands a character that is none of the run's, or something that forbids one before it
 * (`(?<!X)X+`), and between them nothing without end.
 */
function startsOnce(loop: Item, all: readonly Item[], context: Context): boolean {
  if (loop.kind !== 'letter') return false;
  for (const before of all.toReversed()) {
    if (before.kind === 'look' && before.source === `(?<!${loop.source})`) return true;
    if (
      before.kind === 'look' &&
      before.source.startsWith('(?<=') &&
      before.branches.every((branch) => endsIn(branch, loop.source, context))
    )
      return true;
    // The beginning of a line, in a run that ends with it.
    if (before.kind === 'place' && before.source === '^') return apart(loop.source, '\\n', context);
    if (before.most === Infinity || holdsLoop(before)) return false;
    if (before.least > 0 && endsApart(before, loop.source, context)) return true;
  }
  return false;
}

/** Its last character is none of these. */
function endsApart(item: Item, letter: string, context: Context): boolean {
  if (item.kind === 'letter') return apart(item.source, letter, context);
  if (item.kind !== 'group') return false;
  return item.branches.every((branch) => endsIn(branch, letter, context));
}

function endsIn(branch: readonly Item[], letter: string, context: Context): boolean {
  const end = branch.at(-1);
  return end !== undefined && end.least > 0 && endsApart(end, letter, context);
}

/** No character is both. Tried with all that stand in the pattern, and some of each kind. */
function apart(one: string, other: string, { source, flags }: Context): boolean {
  const [left, right] = [one, other].map((letter) => new RegExp(`^(?:${letter})$`, flags.replaceAll(/[gmy]/g, '')));
  const alphabet = new Set(`${source} \t\n\r\u3000\u00a0\u2028aZ09０９一中龥，。（）《》“”—-_`);
  return [...alphabet].every((letter) => left?.test(letter) !== true || right?.test(letter) !== true);
}

/** Of repetitions with an end alone. Of branches that begin with different characters only one can be gone. */
function waysOf(branches: readonly (readonly Item[])[], behind: readonly Item[], context: Context): number {
  const byHead = Map.groupBy(branches, ([first]) =>
    first?.kind === 'letter' && first.least > 0 && !/^[[.\\]/.test(first.source) ? first.source : '',
  );
  const sum = (of: readonly (readonly Item[])[]): number => of.reduce((all, branch) => all + waysThrough(branch, behind, context), 0);
  const others = byHead.get('') ?? [];
  byHead.delete('');
  return sum(others) + Math.max(0, ...[...byHead.values()].map(sum));
}

function waysThrough(branch: readonly Item[], behind: readonly Item[], context: Context): number {
  return branch.reduce((ways, item, index) => {
    const rest = [...branch.slice(index + 1), ...behind];
    if (item.most === Infinity || endsOnce(item, rest, context)) return ways;
    const once = item.branches.length > 0 ? waysOf(item.branches, rest, context) : 1;
    let all = 0;
    for (let times = item.least; times <= item.most; times++) all += once ** times;
    return ways * all;
  }, 1);
}
