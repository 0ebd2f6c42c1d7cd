/** The result of parsing a plan. The format is described in test/corpus/FORMAT.md; every offset is a UTF-16 index into `text`. */

/** A half-open range `[start, end)` of UTF-16 code units in the plan's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const clauseKinds = [
  'title',
  'preamble',
  'heading',
  'goal',
  'principle',
  'task',
  'assignment',
  'safeguard',
  'attachment',
  'signature',
  'letter',
  'validity',
  'set-aside',
  'other',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

export const taskKinds = ['policy', 'matter', 'platform', 'project'] as const;
export type TaskKind = (typeof taskKinds)[number];

export const commitments = ['deliver', 'start', 'advance', 'strive', 'explore', 'support', 'sustain'] as const;
export type Commitment = (typeof commitments)[number];

export const natures = ['once', 'recurring', 'constraint', 'quantity'] as const;
export type Nature = (typeof natures)[number];

export const taskRoles = ['task', 'overall'] as const;
export type TaskRole = (typeof taskRoles)[number];

export const deadlineKinds = ['by', 'during', 'year'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export const deadlineRoles = ['task', 'goal', 'benefit', 'window', 'report'] as const;
export type DeadlineRole = (typeof deadlineRoles)[number];

export const doubtCodes = [
  'open-list',
  'undated-year',
  'misprint',
  'no-assignment',
  'empty-assignment',
  'numbering-gap',
  'replaced-character',
  'unclear-structure',
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

/** A leaf of the clause tree. The clauses of a plan tile its text without a gap. `other` is what no construct claimed: unaccounted. */
export interface Clause extends Range {
  readonly path: string;
  readonly kind: ClauseKind;
}

/** A numbered heading; `path` joins the numbers of its ancestors as printed: `二/（二）/3`. `heading` is '' where the paragraph has none. */
export interface Heading extends Range {
  readonly path: string;
  readonly heading: string;
}

/** One action. `assignments`, `deadlines`, `projects` and `fields` are indexes into the lists of the plan. */
export interface ParsedTask extends Range {
  readonly path: string;
  readonly text: string;
  readonly title: string;
  readonly role: TaskRole;
  readonly kind: TaskKind;
  readonly commitment: Commitment;
  readonly nature: Nature;
  readonly subject: string | null;
  readonly assignments: readonly number[];
  readonly deadlines: readonly number[];
  readonly projects: readonly number[];
  readonly fields: readonly number[];
}

export interface Assignment extends Range {
  readonly path: string;
  readonly raw: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly support: readonly string[];
  readonly local: readonly string[];
  readonly othersOpen: boolean;
}

/** `from`/`to` are ISO days, inclusive; null where open or where the text gives no year (then there is a doubt). */
export interface Deadline extends Range {
  readonly path: string;
  readonly raw: string;
  readonly kind: DeadlineKind;
  readonly role: DeadlineRole;
  readonly from: string | null;
  readonly to: string | null;
}

/** person: 责任领导, 联系人… · place: 建设地点… · time: one that names no day (长期坚持) · other: a label that nobody knows, where a field stands. */
export const printedFieldKinds = ['person', 'place', 'time', 'other'] as const;
export type PrintedFieldKind = (typeof printedFieldKinds)[number];

/** What is printed beside an item and is neither its units nor its deadline. `label` and `values` as printed. */
export interface PrintedField extends Range {
  readonly path: string;
  readonly raw: string;
  readonly kind: PrintedFieldKind;
  readonly label: string;
  readonly values: readonly string[];
}

export interface NamedProject extends Range {
  readonly name: string;
  readonly path: string;
}

/** Another document that the plan names: 《…》（鲁政发〔2020〕8号). */
export interface Reference extends Range {
  readonly title: string | null;
  readonly docNumber: string | null;
}

/** contents 目录 · page: page numbers, rules, headers and footers · site: what a site prints around the document · attachment: one that gives nobody work (名词解释, a form). */
export const asideKinds = ['contents', 'page', 'site', 'attachment'] as const;
export type AsideKind = (typeof asideKinds)[number];

/** What stands in the document and is none of its work. `count`: its lines. An empty range: the reader of the file left it out there. */
export interface SetAside extends Range {
  readonly kind: AsideKind;
  readonly count: number;
}

/**
 * A comma that could go either way: each side has a verb of its own, and whether they are two tasks is a judgement. `at`: the offset of the comma
 * itself. `cut`: whether the tasks were cut there. It is no doubt, and keeps nothing from being published.
 */
export interface OpenComma {
  readonly at: number;
  readonly cut: boolean;
}

/** What the parser is not sure of; a person settles it. `message` is Chinese and complete without the page around it. */
export interface Doubt extends Range {
  readonly code: DoubtCode;
  readonly message: string;
}

export interface ParsedPlan {
  readonly title: string;
  readonly text: string;
  /** 文号 of the plan itself, when the text prints it. */
  readonly docNumber: string | null;
  /** ISO day on which the document was issued, when the text prints it (signature or head). */
  readonly issuedOn: string | null;
  readonly clauses: readonly Clause[];
  readonly headings: readonly Heading[];
  readonly tasks: readonly ParsedTask[];
  readonly assignments: readonly Assignment[];
  readonly deadlines: readonly Deadline[];
  readonly projects: readonly NamedProject[];
  readonly fields: readonly PrintedField[];
  readonly references: readonly Reference[];
  /** In the order of the text. */
  readonly setAside: readonly SetAside[];
  readonly openCommas: readonly OpenComma[];
  readonly doubts: readonly Doubt[];
}
