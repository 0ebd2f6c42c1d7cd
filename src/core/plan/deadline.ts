/** Finds the deadlines of a plan: what is printed, what it means in days, and whose it is (of a task, a goal, a benefit, a window, a report). */
import { datedCells } from './assignment-run-together.ts';
import { yearOf } from './calendar.ts';
import type { FormContext } from './deadline-form.ts';
import { lookAlikes, type Expression } from './deadline-look-alike.ts';
import { anyYear, daysOfPoint, yearOfPoint, type Days } from './deadline-point.ts';
import { findForms } from './deadline-scan.ts';
import type { ClauseKind, Deadline, DeadlineKind, DeadlineRole } from './parsed-plan.ts';

export type FoundDeadline = Omit<Deadline, 'path'>;

export interface DeadlineContext {
  /** The ISO day of the document; null where it prints none. */
  readonly issuedOn: string | null;
  readonly kindAt: (offset: number) => ClauseKind;
  /** The year that the title names, for a document without a date. */
  readonly titleYear?: number | null;
}

const contextLength = 60;
const anyPrintedYear = new RegExp(anyYear, 'u');

const benefit = /(?:补贴|补助|奖励|奖补|减免|免收|免征|减半|返还|享受|缓缴|优惠|贴息|免除|退还|减征)/u;

/** What somebody may do or put off until then. */
const granted = /(?:允许|可以?|延期|展期|缓缴|顺延)[^，,。；;]{0,24}$/u;

function roleOf(expression: Expression, kind: DeadlineKind): DeadlineRole {
  const clauseBehind = expression.right.split(/[。；;\n]/u, 1)[0] ?? '';
  if (expression.clause === 'goal') return 'goal';
  if (/^延|续/u.test(expression.prefix) || (expression.prefix === '至' && /(?:期限|执行|可)$/u.test(expression.left))) return 'benefit';
  if (expression.form === 'range' || expression.form === 'since issue' || expression.form === 'from issue') return 'window';
  if (expression.form === 'after event' && granted.test(expression.left)) return 'benefit';
  if (/^[^，,]{0,12}(?:报送|上报|报告|报至|报我|报市|报省)/u.test(clauseBehind)) return 'report';
  return kind === 'during' && benefit.test(clauseBehind) ? 'benefit' : 'task';
}

/** A date before the document's own is history, unless the text leaves the year to the reader. */
function isHistory({ raw, form, prefix }: Expression, { from, to }: Days, issuedOn: string | null): boolean {
  if (issuedOn === null || !(anyPrintedYear.test(raw) || /十[一二三四五六]五/u.test(raw))) return false;
  // A benefit may have run before the paper: 在2023年1月1日至6月30日期间, 延长至2023年6月30日.
  if ((form === 'range' && /^[在自从]|期间/u.test(raw)) || /^延|^顺延/u.test(prefix)) return false;
  return to === null ? from !== null && yearOf(from) < yearOf(issuedOn) : to < issuedOn;
}

function readCells(text: string, context: DeadlineContext): { found: FoundDeadline[]; tables: readonly { start: number; end: number }[] } {
  const { cells, tables } = datedCells(text);
  const issued = context.issuedOn === null ? (context.titleYear ?? null) : yearOf(context.issuedOn);
  const found = cells
    .filter(({ raw }) => !/长期|常年|持续/u.test(raw))
    .map(({ start, end, raw }): FoundDeadline => {
      const kind: DeadlineKind = /全年|年内/u.test(raw) ? 'year' : 'by';
      const days = daysOfPoint(raw.replace(/前$/u, ''), { assumed: issued, issued });
      return { raw, start, end, kind, role: 'task', from: kind === 'year' ? days.from : null, to: days.to };
    });
  return { found, tables };
}

/** Every deadline of the text, in order, not overlapping. */
export function readDeadlines(text: string, context: DeadlineContext): FoundDeadline[] {
  const issued = context.issuedOn === null ? (context.titleYear ?? null) : yearOf(context.issuedOn);
  const { found, tables } = readCells(text, context);
  let table = 0;
  let sentenceYear: number | null = null;
  let previousEnd = 0;
  for (const { form, raw, start, groups } of findForms(text)) {
    const end = start + raw.length;
    while (table < tables.length && (tables[table]?.end ?? 0) <= start) table++;
    if ((tables[table]?.start ?? Infinity) <= start) continue;
    if (start - previousEnd > 200 || /[。\n]/u.test(text.slice(previousEnd, start))) sentenceYear = null;
    previousEnd = end;
    const formContext: FormContext = { assumed: sentenceYear ?? issued, issued, issuedOn: context.issuedOn };
    // 2019年以来出台的政策 looks back; what follows is not of that year.
    if (anyPrintedYear.test(raw) && !raw.endsWith('以来') && !text.startsWith('以来', end))
      sentenceYear = yearOfPoint(anyPrintedYear.exec(raw)?.[0] ?? '', formContext);
    const expression: Expression = {
      form: form.name,
      raw,
      left: text.slice(Math.max(0, start - contextLength), start),
      right: text.slice(end, end + contextLength),
      prefix: groups['pointPrefix'] ?? '',
      suffix: groups['pointSuffix'] ?? '',
      clause: context.kindAt(start),
    };
    if (lookAlikes.some(({ matches }) => matches(expression))) continue;
    const kind = form.kind(groups);
    const days = form.days(groups, formContext);
    if (isHistory(expression, days, context.issuedOn)) continue;
    found.push({ raw, start, end, kind, role: roleOf(expression, kind), ...days });
  }
  return found.sort((a, b) => a.start - b.start);
}
