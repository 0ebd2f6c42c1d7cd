/** The printed labels that open a list of units (牵头单位：, 责任单位：, 配合单位：) and the role that each gives. */

export type UnitRole = 'lead' | 'responsible' | 'support';

/** `time`, `person` and `place`: what follows the label names no units. */
export type LabelRole = UnitRole | 'time' | 'person' | 'place';

export const isUnitRole = (role: LabelRole): role is UnitRole => role !== 'time' && role !== 'person' && role !== 'place';

export interface FoundLabel {
  readonly role: LabelRole;
  readonly start: number;
  readonly end: number;
}

const body = '(?:单位|部门|处室|科室|股室|机构|主体|处|方)';
/** 牵头：A；配合：B, without a word for the body. */
const bare = (word: string): string => `(?<=^|[（(〔［[【；;，,。\\s])${word}(?=\\s{0,4}(?:[:：]|$))`;
const level = '(?:[省市县区]级)?';
const lead = `${level}(?:总牵头|牵头|主办|主责|主抓|第一责任)(?:负责|责任|实施|落实|主责|考核|督导|推进|协调|组织|督办)?(?:[（(](?:责任|主责|主办)[）)])?${body}|${bare('牵头')}`;
const support = `${level}(?:主要)?(?:配合|协办|协同|协作|协助|参与|参加|支持|会办)(?:/?(?:责任|实施|落实|协作))?${body}|${bare('配合')}`;
const responsible = `${level}(?:主要|具体|直接)?(?:责任|落实|实施|承办|负责|承担|执行|完成)(?:[（(](?:牵头)[）)])?${body}|责任分工|工作分工|${bare('责任')}`;
const person = `(?:[省市县区]级)?(?:责任|牵头|分管|挂钩|包保|包抓|督办|联系)?(?:省|市|县|区)?级?领导|(?:整改|具体|第一)?责任人|(?:联系|负责|牵头)人`;
const time = `(?:完成|办结|工作|整改|计划|预计|落实)?(?:时限|期限)(?:要求)?|(?:计划|预计|拟)?(?:完成|办结)(?:时间|日期)|时间(?:节点|要求|安排)|(?:时序|序时|工作|推进|计划)?进度(?:安排|要求)?`;
const place = `(?:建设|实施|项目|工程|改造|施工|推进)?地点|(?:建设|实施|项目|工程|改造)(?:位置|区域|地址|选址)`;

const labelSource = `(?:(${lead})|(${support})|(${responsible})|(${person})|(${time})|(${place}))`;
const beforeColon = new RegExp(`${labelSource}\\s{0,4}$`, 'u');
const longestLabel = 24;
const withSpace = new RegExp(`\\s{0,4}${labelSource}(?:\\s{0,4}[:：]|\\s{1,4}|(?=为))`, 'uy');

function roleOf(match: RegExpExecArray): LabelRole {
  if (match[1] !== undefined) return 'lead';
  if (match[2] !== undefined) return 'support';
  if (match[3] !== undefined) return 'responsible';
  if (match[4] !== undefined) return 'person';
  return match[5] !== undefined ? 'time' : 'place';
}

const colonMark = /[:：]/gu;

/** Every label with a colon in the text, in order. Colons are rare, so the search starts from them. */
export function findLabels(text: string): FoundLabel[] {
  const found: FoundLabel[] = [];
  // Not matchAll, which copies its pattern for each text: most of these texts are as short as a list of units.
  colonMark.lastIndex = 0;
  while (colonMark.test(text)) {
    const colon = colonMark.lastIndex - 1;
    const from = Math.max(found.at(-1)?.end ?? 0, colon - longestLabel);
    const match = beforeColon.exec(text.slice(from, colon));
    if (match !== null) found.push({ role: roleOf(match), start: from + match.index, end: colon + 1 });
  }
  return found;
}

/** The label that stands at `at`; inside brackets a space does for the colon. */
export function labelAt(text: string, at: number): FoundLabel | null {
  withSpace.lastIndex = at;
  const match = withSpace.exec(text);
  return match === null ? null : { role: roleOf(match), start: at, end: withSpace.lastIndex };
}

const header = new RegExp(`^${labelSource}$`, 'u');

/** The role of a column whose head is this cell, or null. */
export function columnRole(cell: string): LabelRole | null {
  const match = header.exec(cell.replace(/\s/gu, ''));
  return match === null ? null : roleOf(match);
}
