/** Reads the inside of an assignment: labels (牵头单位：…；配合单位：…) and verbs (A牵头，B、C等按职责分工负责) give each list of units its role. */
import { charSet, whiteSpace, withoutEnd } from '#core/platform/char-set.ts';
import { findLabels, isUnitRole, labelAt, type UnitRole } from './assignment-label.ts';
import { readUnitList } from './unit-list.ts';

export interface RoleOfUnits {
  readonly role: UnitRole;
  readonly names: readonly string[];
}

export interface Phrase {
  readonly parts: readonly RoleOfUnits[];
  readonly open: boolean;
  /** A unit is marked 牵头. */
  readonly hasLead: boolean;
}

/** Remarks behind the units: which of them leads, who else takes part in everything that follows. */
const remark =
  /(?<![。；;，,\s])[。；;，,\s]*(?:注[:：]|[逗分顿]号(?:之|以)?前|[（(]?除(?:标注|注明|特别|另有|明确)|(?:责任单位)?[列排](?:名|在|第|首|位)|第一(?:位|个|责任)|首(?:位|个)|下同|以下|其余|其他[^，。]{0,12}均|均需|均为|不再|以上(?!地方|人民|各级|政府|党委)|(?:具体|各项|所有|上述)?(?:工作|任务|措施|政策)[^，。；、]{0,6}均)/u;

/** 〔市工信局（列第一位者为牵头单位，下同）、市财政局〕: a remark in the middle of the list. */
const innerRemark = /[（(](?:[列排](?:名|在|第|首|位)|第一(?:位|个)|首(?:位|个)|下同|以下)[^（()）\n]{0,80}[）)](?=[、，,；;])/gu;

export function withoutRemark(content: string): string {
  const list = content.replace(innerRemark, '');
  const found = remark.exec(list);
  return found === null ? list : list.slice(0, found.index);
}

const manner =
  '(?:等)?(?:(?:按照|按|根据|依)(?:照)?(?:各自)?(?:职责|职能|任务)?(?:和)?(?:任务)?(?:分工)?)?(?:分别|共同|具体|协同|密切|积极|予以|给予|统筹|分工|联合|各自)?';
const verb = new RegExp(
  `(?<manner>${manner})(?:(?<lead>(?<![（(])(?:牵头|主办)(?!单位|部门|处室|科室|负责单位|责任单位|领导)(?:负责|落实|组织实施|实施|推进|推动|组织|制定|办理|督导|督办|抓总|协调|指导|调度)?)|(?<do>负责(?:落实|实施|组织实施|推进|办理)?|组织实施|抓好落实|落实|实施|承办|承担|办理|执行)(?=[，,；;。、\\s]|$)|(?<help>配合(?:落实|实施|做好(?:相关)?工作)?|参与|参加|协助|协办|支持)(?=[，,；;。、\\s]|$))`,
  'gu',
);

interface Reading {
  parts: RoleOfUnits[];
  open: boolean;
  hasLead: boolean;
}

/** A会同B, A联合B: the first leads. 联合 inside of a name (工商业联合会) does not count. */
const jointly = /会同|(?<=[、，,局委办厅部院头])(?:联合|协同)(?=[省市县区各]|有关|相关|国家)/u;

/** 市发展改革委（牵头）, in a list of responsible units. */
const leadMark = /[（(]牵头(?:单位)?[）)]$/u;

function addList(reading: Reading, role: UnitRole, list: string): void {
  const joint = list.search(jointly);
  if (joint > 0) {
    addList(reading, role === 'support' ? 'support' : 'lead', list.slice(0, joint).replace(/牵头$/u, ''));
    addList(reading, 'support', list.slice(joint + 2));
    return;
  }
  const { names, open } = readUnitList(joint === 0 ? list.slice(2) : list);
  reading.open ||= open;
  const marked = names.filter((name) => leadMark.test(name)).map((name) => name.replace(leadMark, ''));
  if (marked.length > 0) reading.parts.push({ role: 'lead', names: marked });
  const others = names.filter((name) => !leadMark.test(name));
  if (others.length > 0) reading.parts.push({ role, names: others });
  reading.hasLead ||= marked.length > 0 || (role === 'lead' && others.length > 0);
}

function readClauses(reading: Reading, content: string, role: UnitRole): void {
  let from = 0;
  verb.lastIndex = 0;
  for (let match = verb.exec(content); match !== null; match = verb.exec(content)) {
    const groups = match.groups ?? {};
    const list = content.slice(from, match.index) + (groups['manner']?.startsWith('等') === true ? '等' : '');
    from = match.index + match[0].length;
    if (groups['lead'] !== undefined) addList(reading, 'lead', list);
    else if (groups['help'] !== undefined) addList(reading, 'support', list);
    else addList(reading, role, list);
  }
  const rest = content.slice(from);
  // What follows A牵头 without a verb of its own helps.
  addList(reading, from > 0 && reading.hasLead && role === 'responsible' ? 'support' : role, rest);
}

const isClosing = charSet(`；;，,。、${whiteSpace}`);

/** Reads the inside of an assignment. Where one unit leads, the responsible ones are its support. */
export function readPhrase(printed: string): Phrase {
  // 牵头单位为市财政局 says the same as 牵头单位：市财政局.
  const content = printed.replace(innerRemark, '').replace(/(?<=(?:牵头|责任|配合)(?:单位|部门|处室))为/gu, '：');
  const reading: Reading = { parts: [], open: false, hasLead: false };
  const first = labelAt(content, 0);
  const labels = findLabels(content).filter((label) => first === null || label.start >= first.end);
  if (first !== null) labels.unshift(first);
  const head = content.slice(0, labels[0]?.start ?? content.length);
  if (head.trim() !== '') readClauses(reading, withoutRemark(head), 'responsible');
  labels.forEach((label, index) => {
    if (!isUnitRole(label.role)) return;
    const inner = content.slice(label.end, labels[index + 1]?.start ?? content.length);
    readClauses(reading, withoutEnd(withoutRemark(inner), isClosing), label.role);
  });
  const parts = reading.hasLead
    ? reading.parts.map((part): RoleOfUnits => (part.role === 'responsible' ? { role: 'support', names: part.names } : part))
    : reading.parts;
  return { parts, open: reading.open, hasLead: reading.hasLead };
}
