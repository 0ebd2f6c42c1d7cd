/** Files of cases for the rules (`taizhang rules …`): what all of them have in common, and reading one. */
import { z } from 'zod';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import { announcedCalendar } from '#core/settings/announced-calendar.ts';
import { lastDay, type Calendar } from '#core/settings/calendar.ts';
import { changeRules, defaultRules, ruleNames, type Rules } from '#core/settings/rules.ts';

/** An ISO day from 1900 on; clocks end with `lastDay`. */
export const caseDay = z.iso.date().refine((day) => day >= '1900-01-01' && day <= lastDay, { error: `须在 1900-01-01 至 ${lastDay} 之间` });

/** A calendar that replaces the built-in one; years that are not named are not announced. */
const calendarSchema = z
  .strictObject({ holidays: z.array(caseDay).default([]), workdays: z.array(caseDay).default([]), announced: z.array(z.int()).default([]) })
  .superRefine(({ holidays, workdays }, context) => {
    const off = new Set(holidays);
    const at = workdays.findIndex((day) => off.has(day));
    if (at !== -1) context.addIssue({ code: 'custom', path: ['workdays', at], message: `${workdays[at]} 既列为放假又列为上班` });
  });

/** The fields that every file of cases may have beside its cases; `expected` is for the reader of the file alone. */
export const commonFields = {
  calendar: calendarSchema.optional(),
  rules: z.partialRecord(z.enum(ruleNames), z.number()).optional(),
  expected: z.unknown().optional(),
};
type Common = z.infer<z.ZodObject<typeof commonFields>>;

/** Names of fields and pieces of the file stand in the sentence: the terminal must not obey them, nor print them by the megabyte. */
const mostSaid = 300;

/** One sentence with its place: why a file was not understood. */
export class RuleFileError extends Error {
  constructor(sentence: string) {
    const said = sentence.slice(0, mostSaid).replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '�');
    super(sentence.length > mostSaid ? `${said}…` : said);
  }
}

/** Reads a file of cases by its schema. Throws `RuleFileError`. */
export function readRuleFile<T>(text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    // Editors of Windows put a mark of their own before the text.
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new RuleFileError(`不是 JSON：${error instanceof Error ? error.message : String(error)}`);
  }
  const read = schema.safeParse(value, { reportInput: false });
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const place = placeOf([...issue.path, ...keys]);
  throw new RuleFileError(`${place}${place === '' ? '' : '：'}${keys.length > 0 ? '没有这个字段' : sayIssue(issue)}`);
}

/** The calendar that a file's clocks go by. */
export function calendarOf({ calendar }: Common): Calendar {
  if (calendar === undefined) return announcedCalendar;
  return { holidays: new Set(calendar.holidays), workdays: new Set(calendar.workdays), announced: new Set(calendar.announced) };
}

/** The figures that a file's rules go by. Throws `RuleFileError`. */
export function rulesOfFile({ rules = {} }: Common): Rules {
  const changed = changeRules(defaultRules, rules);
  if (changed.ok) return changed.value;
  throw new RuleFileError(`rules：${message(zh, changed.code, changed.data)}`);
}

/** `cases[3].task.milestones[0].due` */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
}

const types: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '数组',
  object: '对象',
  record: '对象',
};

function sayIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      return `须为${types[issue.expected] ?? issue.expected}`;
    case 'invalid_format':
      // Of our own forms the schema says which.
      return issue.format === 'date' ? '须为存在的日期，形如 2026-05-12' : issue.message;
    case 'too_small':
      return `不能小于 ${issue.minimum}`;
    case 'too_big':
      return `不能大于 ${issue.maximum}`;
    case 'invalid_value':
      return `须为 ${issue.values.join('、')} 之一`;
    case 'invalid_union':
      return issue.message;
    default:
      return '无法识别';
  }
}
