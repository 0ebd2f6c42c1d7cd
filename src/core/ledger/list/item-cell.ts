/**
 * Cells of an item in the grid of a year's list, as text: what is typed or pasted is read here, and what stands is written so that it is read as
 * the same again. One text for the screen, Excel and the log of what can be taken back.
 */
import { asciiDigits } from '#core/platform/printed-number.ts';
import { inOneLine, inShort, isOneLine } from '#core/platform/printed-words.ts';
import { isoDay } from '#core/platform/iso-day.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import {
  quarterOf,
  readMilestoneCell,
  typedLine,
  writeMilestoneCell,
  type Quarter,
  type TypedMilestone,
} from '#core/ledger/list/milestone-cell.ts';

/**
 * goal 年度目标 · q1…q4 节点 of a quarter · tier 层级 · public 公开 · supervise 督导单位 · partner 协作单位 · start 开始日 · plannedStart 计划开工 (a month) ·
 * curve, preset: how progress is measured · outcome 结果由外部决定 · cityLeader 市级责任领导.
 */
export const cellFields = [
  'goal',
  'q1',
  'q2',
  'q3',
  'q4',
  'tier',
  'public',
  'supervise',
  'partner',
  'start',
  'plannedStart',
  'curve',
  'preset',
  'outcome',
  'cityLeader',
] as const;
export type CellField = (typeof cellFields)[number];

/** How often it is reported: 1 monthly, 2 and 3 quarterly, 4 not at all, by its milestones alone (RULES §1). */
export type Tier = 1 | 2 | 3 | 4;
/** How the planned percent runs (RULES §2). */
export const curves = ['milestones', 'investment', 'starts'] as const;
/** How far behind it turns the light (RULES §2). */
export const presets = ['points', 'ratio', 'investment'] as const;

/** The longest text that any cell may be typed as: a quarter of many milestones. */
export const longestCell = 8000;
export const longestGoal = 1000;
export const longestMilestone = 200;
export const mostMilestones = 30;
/** Of one batch of typed cells: a list of 3,000 items has a few each. */
export const mostTypedMilestones = 10_000;
export const longestLeader = 100;
export const mostItemUnits = 20;

/** What the cells of an item hold. Units are ids, in the order of the tree; milestones by day. */
export interface ItemCells {
  readonly goal: string | null;
  readonly milestones: readonly TypedMilestone[];
  readonly tier: Tier;
  readonly public: boolean;
  readonly supervise: readonly string[];
  readonly partner: readonly string[];
  readonly start: string | null;
  readonly plannedStart: string | null;
  readonly curve: (typeof curves)[number];
  readonly preset: (typeof presets)[number];
  readonly outcome: boolean;
  readonly cityLeader: string | null;
}

/** What one cell comes to: a field of the item, or the milestones of one quarter. */
export type CellValue =
  | { readonly [Field in keyof ItemCells]: Readonly<Record<Field, ItemCells[Field]>> }[Exclude<keyof ItemCells, 'milestones'>]
  | { readonly quarter: Quarter; readonly milestones: readonly TypedMilestone[] };

/** Codes of milestone-cell.ts · too-long, too-many: `limit` · unreadable: none of the words, days or numbers of this column · unit-unknown, unit-ambiguous: `printed`. */
export const cellProblemCodes = [
  'no-day',
  'no-such-day',
  'no-text',
  'other-year',
  'other-quarter',
  'unprintable',
  'too-long',
  'too-many',
  'unreadable',
  'unit-unknown',
  'unit-ambiguous',
] as const;
export type CellProblemCode = (typeof cellProblemCodes)[number];

export interface CellProblem {
  readonly code: CellProblemCode;
  /** From 1, in a cell of several lines. */
  readonly line?: number;
  /** What was not read, the beginning of it. */
  readonly printed?: string;
  readonly limit?: number;
}

export interface CellContext {
  /** The list's. */
  readonly year: number;
  /** The ids of units that are called so today. */
  readonly unitsCalled: (name: string) => readonly string[];
  /** What a unit is called today. */
  readonly nameOf: (unitId: string) => string;
}

const read = (value: CellValue) => ({ ok: true, value }) as const;
const wrong = (...problems: readonly CellProblem[]) =>
  ({
    ok: false,
    problems: problems.map((problem) => (problem.printed === undefined ? problem : { ...problem, printed: inShort(problem.printed) })),
  }) as const;
export type ReadCell = ReturnType<typeof read> | ReturnType<typeof wrong>;

const longestOf: { readonly [Field in CellField]?: number } = { goal: longestGoal, cityLeader: longestLeader };

const lineEnds = /\r\n|[\n\r\v\u2028\u2029]/u;

/** Reads what was typed into a cell; nothing, or a dash, empties it (tier, public, curve and the like then have their default). */
export function readCell(field: CellField, typed: string, context: CellContext): ReadCell {
  const text = typed.split(lineEnds).map(typedLine).join('\n').trim();
  const isEmpty = /^[-—–－/]*$/u.test(text);
  const limit = longestOf[field] ?? longestCell;
  if (text.length > limit) return wrong({ code: 'too-long', limit });
  // A quarter's lines are asked one by one.
  if (!quarterFields.some((quarter) => quarter === field) && !text.split('\n').every(isOneLine))
    return wrong({ code: 'unprintable', printed: inOneLine(text) });
  switch (field) {
    case 'goal':
      return read({ goal: isEmpty ? null : text });
    case 'q1':
    case 'q2':
    case 'q3':
    case 'q4':
      return readQuarter(typed, quarterOfField(field), context.year);
    case 'tier':
      return isEmpty ? read({ tier: 3 }) : readWord(text, tiers, (tier) => ({ tier }));
    case 'public':
      return isEmpty ? read({ public: false }) : readWord(text, publicWords, (isPublic) => ({ public: isPublic }));
    case 'supervise':
      return readUnits(text, isEmpty, context, (supervise) => ({ supervise }));
    case 'partner':
      return readUnits(text, isEmpty, context, (partner) => ({ partner }));
    case 'start':
      return isEmpty ? read({ start: null }) : readDay(text, context.year);
    case 'plannedStart':
      return isEmpty ? read({ plannedStart: null }) : readMonth(text, context.year);
    case 'curve':
      return isEmpty ? read({ curve: 'milestones' }) : readWord(text, curveWords, (curve) => ({ curve }));
    case 'preset':
      return isEmpty ? read({ preset: 'points' }) : readWord(text, presetWords, (preset) => ({ preset }));
    case 'outcome':
      return isEmpty ? read({ outcome: false }) : readWord(text, outcomeWords, (outcome) => ({ outcome }));
    case 'cityLeader':
      return read({ cityLeader: isEmpty ? null : text });
  }
}

/** What a cell of an item holds. */
export function cellValue(field: CellField, item: ItemCells): CellValue {
  switch (field) {
    case 'q1':
    case 'q2':
    case 'q3':
    case 'q4': {
      const quarter = quarterOfField(field);
      return { quarter, milestones: ofQuarter(item.milestones, quarter).map(({ due, text }) => ({ due, text })) };
    }
    case 'goal':
      return { goal: item.goal };
    case 'tier':
      return { tier: item.tier };
    case 'public':
      return { public: item.public };
    case 'supervise':
      return { supervise: item.supervise };
    case 'partner':
      return { partner: item.partner };
    case 'start':
      return { start: item.start };
    case 'plannedStart':
      return { plannedStart: item.plannedStart };
    case 'curve':
      return { curve: item.curve };
    case 'preset':
      return { preset: item.preset };
    case 'outcome':
      return { outcome: item.outcome };
    case 'cityLeader':
      return { cityLeader: item.cityLeader };
  }
}

/** A cell's text, as it is shown, copied and exported; '' where nothing stands. Units by the names that they have now. */
export function writeCell(value: CellValue, { nameOf }: Pick<CellContext, 'nameOf'>): string {
  if ('quarter' in value) return writeMilestoneCell(value.milestones);
  if ('goal' in value) return value.goal ?? '';
  if ('tier' in value) return wordFor(tiers, value.tier);
  if ('public' in value) return wordFor(publicWords, value.public);
  if ('supervise' in value) return value.supervise.map(nameOf).join('、');
  if ('partner' in value) return value.partner.map(nameOf).join('、');
  if ('start' in value) return value.start ?? '';
  if ('plannedStart' in value) return value.plannedStart ?? '';
  if ('curve' in value) return wordFor(curveWords, value.curve);
  if ('preset' in value) return wordFor(presetWords, value.preset);
  if ('outcome' in value) return wordFor(outcomeWords, value.outcome);
  return value.cityLeader ?? '';
}

/** Whether two values of a cell are one; units whatever their order. */
export function isSameValue(one: CellValue, other: CellValue): boolean {
  return comparable(one) === comparable(other);
}

function comparable(value: CellValue): string {
  if ('quarter' in value) return JSON.stringify(value.milestones.map(({ due, text }) => [due, text]));
  if ('supervise' in value) return JSON.stringify(value.supervise.toSorted());
  if ('partner' in value) return JSON.stringify(value.partner.toSorted());
  return JSON.stringify(Object.values(value));
}

/** The milestones of one quarter, in their order. */
export function ofQuarter<M extends { readonly due: string }>(milestones: readonly M[], quarter: Quarter): readonly M[] {
  return milestones.filter(({ due }) => quarterOf(due) === quarter);
}

/** The cells of milestones. */
export const quarterFields = ['q1', 'q2', 'q3', 'q4'] as const satisfies readonly CellField[];

/** Which quarter's milestones a cell has. */
export function quarterOfField(field: (typeof quarterFields)[number]): Quarter {
  switch (field) {
    case 'q1':
      return 1;
    case 'q2':
      return 2;
    case 'q3':
      return 3;
    case 'q4':
      return 4;
  }
}

/** A column whose cells hold one of a few words. The first word of a value is how it is written. */
type Words<T> = readonly (readonly [value: T, ...words: string[]])[];

const tiers: Words<Tier> = [
  [1, '一级', '1', '一', '1级', 'Ⅰ', '一档', 'Tier 1'],
  [2, '二级', '2', '二', '2级', 'Ⅱ', '二档', 'Tier 2'],
  [3, '三级', '3', '三', '3级', 'Ⅲ', '三档', 'Tier 3'],
  [4, '四级', '4', '四', '4级', 'Ⅳ', '四档', 'Tier 4'],
];
const publicWords: Words<boolean> = [
  [true, '公开', '是', 'true', '√', 'Y', 'yes'],
  [false, '内部', '否', 'false', '不公开', '×', 'N', 'no'],
];
const outcomeWords: Words<boolean> = [
  [true, '是', 'true', '√', 'Y'],
  [false, '否', 'false', '×', 'N'],
];
const curveWords: Words<ItemCells['curve']> = [
  ['milestones', '按节点', 'milestones', '节点'],
  ['investment', '按投资', 'investment', '投资'],
  ['starts', '按开工', 'starts', '开工'],
];
const presetWords: Words<ItemCells['preset']> = [
  ['points', '按百分点', 'points', '百分点'],
  ['ratio', '按比例', 'ratio', '比例'],
  ['investment', '按投资', 'investment', '投资'],
];

function wordFor<T>(words: Words<T>, value: T): string {
  return words.find(([one]) => one === value)?.[1] ?? '';
}

function readWord<T>(text: string, words: Words<T>, as: (value: T) => CellValue): ReadCell {
  const said = asciiDigits(text).toLowerCase();
  const found = words.find(([, ...called]) => called.some((word) => word.toLowerCase() === said));
  return found === undefined ? wrong({ code: 'unreadable', printed: text }) : read(as(found[0]));
}

function readQuarter(text: string, quarter: Quarter, year: number): ReadCell {
  const { milestones, problems } = readMilestoneCell(text, year, quarter);
  const long = milestones.find((one) => one.text.length > longestMilestone);
  if (long !== undefined) return wrong(...problems, { code: 'too-long', limit: longestMilestone, printed: inShort(long.text, 40) });
  if (milestones.length > mostMilestones) return wrong(...problems, { code: 'too-many', limit: mostMilestones });
  return problems.length > 0 ? wrong(...problems) : read({ quarter, milestones });
}

/** How many milestones a typed cell may come to, by its lines: known before any of them is read. */
export function milestoneLines({ field, value }: { readonly field: CellField; readonly value: string }): number {
  if (!quarterFields.some((quarter) => quarter === field)) return 0;
  return value.split('\n').filter((line) => line.trim() !== '').length;
}

/** The names of units that a typed cell asks about. */
export function unitNamesIn({ field, value }: { readonly field: CellField; readonly value: string }): readonly string[] {
  return field === 'supervise' || field === 'partner' ? namesIn(value) : [];
}

function namesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[、，,；;\n\r]+/u).flatMap((name) => (name.trim() === '' ? [] : [name.trim()])))];
}

function readUnits(text: string, isEmpty: boolean, { unitsCalled }: CellContext, as: (ids: readonly string[]) => CellValue): ReadCell {
  const names = isEmpty ? [] : namesIn(text);
  if (names.length > mostItemUnits) return wrong({ code: 'too-many', limit: mostItemUnits });
  const found = names.map((name) => ({ name, ids: unitsCalled(name) }));
  const problems = found.flatMap(({ name, ids }): CellProblem[] =>
    ids.length === 1 ? [] : [{ code: ids.length === 0 ? 'unit-unknown' : 'unit-ambiguous', printed: name }],
  );
  return problems.length > 0 ? wrong(...problems) : read(as([...new Set(found.flatMap(({ ids }) => ids))]));
}

/** 3-1, 3月1日: of the list's year; 2025-11-1: of its own, which is the list's or the one before. */
function readDay(text: string, year: number): ReadCell {
  const short = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/u.exec(asciiDigits(text));
  const day = short === null ? readTypedDay(text) : isoDay(year, Number(short[1]), Number(short[2]));
  if (day == null) return wrong({ code: day === null ? 'no-such-day' : 'unreadable', printed: text });
  const behind = year - Number(day.slice(0, 4));
  return behind === 0 || behind === 1 ? read({ start: day }) : wrong({ code: 'other-year', printed: text });
}

/** 3月, 2026年3月, 2026-03; and 2026-03-01, which is what a spreadsheet makes of it. */
function readMonth(text: string, year: number): ReadCell {
  const found = /^(?:(\d{4})(?:[-/.]|年))?(\d{1,2})(?:月|[-/.]0?1)?$/u.exec(asciiDigits(text));
  const day = found === null ? undefined : isoDay(Number(found[1] ?? year), Number(found[2]), 1);
  return day == null ? wrong({ code: 'unreadable', printed: text }) : read({ plannedStart: day.slice(0, 7) });
}
