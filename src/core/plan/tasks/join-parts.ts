import type { OpenComma, Range } from '../parsed-plan.ts';
import { platformNouns, policyNouns } from './objects.ts';
import { namesField, readPart, type Part } from './read-part.ts';
import { readSubject } from './read-subject.ts';
import type { Sentence } from './split-sentence.ts';
import { generalLeadVerbs, movingVerbs, purposeVerbs } from './verbs.ts';
import { isWord, wordList } from './word-list.ts';

/** One action with the parts that belong to it; `main` is the part that names the concrete action. */
export interface Action extends Range {
  readonly parts: readonly Part[];
  readonly main: Part;
  readonly subject: string | null;
}

interface OpenAction {
  parts: Part[];
  main: Part | null;
  subject: string | null;
  /** Whether the sentence says what a body must do (X要…): its parts are one duty, save what has a deliverable of its own. */
  duty: boolean;
}

/** Verbs of the issuing government; after 鼓励X they are not what X is to do. */
const ownVerbs = wordList(`强化 加强 完善 健全 建立 建立健全 深化 落实 实施 规范 加快 制定 编制 出台 对 按 给予 严格 取消 放宽 简化 设立`);
const continuing = wordList(
  `可 也 还 不得 不 并 且 或 免收 最高 最长 最低 由 其 须 应 所需 所 上述 单个 每人 每户 每家 每次 每增 每多 每个 每名 每位 每台 每辆 每亩 每吨 每平方 如 缓缴 延期 贴息 返还 补足 期限 政策执行 同时 原则上 用于 确需 确有 确因 补贴 经 即 予以 给予 免 至 做到 既 又 不再 仍 宜 能 以 一次性 分别 参照 纳入 列入 作为 实施期限 执行期限 申请期限 享受期限 政策享受 政策实施`,
);

/**
 * Joins the comma parts of a sentence into actions: what brings no action of its own goes to the one it serves. `openCommas` takes up the commas
 * that could go either way.
 */
export function joinParts(text: string, sentence: Sentence, openCommas: OpenComma[] = []): Action[] {
  const actions: Action[] = [];
  let subject: string | null = null;
  for (const piece of sentence.pieces) {
    const first = piece.parts[0];
    const duty = first !== undefined && saysDuty(text, first);
    let open: OpenAction = { parts: [], main: null, subject: null, duty };
    let waiting: Part[] = [];
    /** Whether one of those that wait says for whom. Looked for anew at each of thousands, it would be their square. */
    let forWhom = false;
    const wait = (part: Part): void => {
      waiting.push(part);
      forWhom ||= text.charAt(part.start) === '对';
    };
    const take = (): void => {
      for (const part of waiting) open.parts.push(part);
      waiting = [];
      forWhom = false;
    };
    const close = (): void => {
      const first = open.parts[0];
      const last = open.parts.at(-1);
      if (first && last) {
        subject = open.subject ?? subject;
        actions.push({ start: first.start, end: last.end, parts: open.parts, main: open.main ?? mainOf(open.parts), subject });
      }
      // Where one part has a deliverable of its own, each has.
      open = { parts: [], main: null, subject: null, duty: false };
    };
    for (const [index, range] of piece.parts.entries()) {
      if (startsGround(text, piece.parts, index)) {
        wait({
          ...range,
          role: 'opener',
          verbs: [],
          announced: false,
          byThemselves: false,
          governing: false,
          dated: false,
          subject: null,
        });
        continue;
      }
      const read = readPart(text, range, open.parts.length === 0 && waiting.length === 0, open.parts.length === 0);
      const beside = piece.parts[index + 1];
      const isFirst = open.parts.length === 0 && waiting.length === 0;
      const orders = read.role === 'rest' && isFirst && beside !== undefined && ordersBeside(text, read, beside);
      const isLead = read.role === 'action' && open.parts.length === 0 && beside !== undefined && leadsInto(text, read, beside);
      const part: Part = orders
        ? { ...read, role: 'action', verbs: [{ start: read.start, end: read.start + 2 }] }
        : isLead
          ? { ...read, role: 'lead' }
          : read;
      if (part.role === 'opener' && /^[并且]/u.test(text.charAt(part.start)) && open.parts.length > 0) {
        take();
        open.parts.push(part);
        continue;
      }
      if (forWhom && recipient.test(text.slice(part.start, part.end))) {
        wait(part);
        continue;
      }
      if (part.role === 'opener' || (part.role === 'rest' && open.parts.length === 0)) {
        wait(part);
        continue;
      }
      const before = open.parts.at(-1);
      if (before !== undefined) {
        const cut = opensAction(text, open, waiting, part, actions.length === 0);
        if (goesEitherWay(text, before, part, cut)) openCommas.push({ at: commaBehind(text, before.end), cut });
        if (cut) close();
      }
      open.subject ??= waiting.find((p) => p.subject !== null)?.subject ?? part.subject;
      take();
      open.parts.push(part);
      if (
        part.role === 'action' ||
        (part.role === 'effect' && open.main === null && (part.subject !== null || open.subject !== null || !isPurpose(text, part)))
      )
        open.main ??= governedLead(text, open.parts, part) ?? part;
    }
    take();
    close();
  }
  return actions;
}

/** A campaign, a system or a field that what follows spells out: 实施…行动，完成改厕5000户; 完善养老服务体系，新建…. */
const general =
  /^(?:深入|大力|全面|持续|扎实|积极|加快|着力)?(?:(?:实施|开展)[^，,]{2,40}(?:行动|计划|工程|战略)|(?:完善|健全|构建)[^，,]{2,24}(?<!制度|政策|标准|法规|机制)体系|(?:培育)?发展[^，,]{2,60}(?:业|经济|旅游|贸易|物流)|(?:推进|推动|促进)[^，,]{2,24}发展)$/u;
/** It says what for, and no more: 持续提升园区承载能力，加快…项目. */
const purpose = /^(?:持续|不断|进一步|全面)?(?:提升|增强|提高)[^，,]{2,16}(?:能力|水平|功能)$/u;
const counts = /\d[万亿]?(?:个|家|场|名|人|项|户|亩|套|座|条|所|公里|处|台|辆|平方米|吨|次)(?:以上|左右)?$/u;

/** Whether the first part only says in general what the next does: it counts, or speaks of the same thing. */
function leadsInto(text: string, part: Part, next: Range): boolean {
  const words = text.slice(part.start, part.end);
  if (part.subject !== null || part.governing || !(general.test(words) || purpose.test(words))) return false;
  const beside = readPart(text, next, false, false);
  if (purpose.test(words)) return beside.role === 'action' && beside.subject === null && !beside.governing;
  if (beside.role !== 'action' || beside.announced || beside.subject !== null) return false;
  const verb = beside.verbs.at(-1);
  return counts.test(text.slice(next.start, next.end)) || (verb !== undefined && sharesTwo(text, part, { start: verb.end, end: next.end }));
}

/** What names the circumstances of the part behind it, or whom it is for. */
const topic =
  /(?:企业|单位|机构|个人|人员|部门|地区|地方|项目|资金|费用|标准|期限|时|后|前|方面|情况|条件|范围|对象|原则|期间|以上|以下|以内|左右|[的者等年月日]|\d[%％]?|[省市县区镇乡村])$/u;
const circumstance =
  /[的为是由按可应不将把对在从凡若因其均每各该此以有于]|^(?:原则|特别|尤其|截至|目前|近年|同期|总体|全[省市县区国]|本|涉及|疫情|政府|财政)/u;
const longestBeside = 18;
/** 高速公路续建甲至乙等7个项目, 城区新建停车场3处: the field stands before the verb. */
const fieldBuilt = /^\p{Script=Han}{2,6}(?:续建|新建|改建|扩建|新开工)[^的，,]{4,}$/u;

/**
 * A first part whose verb no list knows orders something where the part behind it does: 封堵沿河排口，建设监测站点. Both are a verb with its object, and
 * nothing says that the first is a circumstance of the second.
 */
function ordersBeside(text: string, part: Part, next: Range): boolean {
  const words = text.slice(part.start, part.end);
  if (fieldBuilt.test(words)) return readPart(text, next, false, false).role === 'action';
  if (words.length < 4 || words.length > longestBeside || !/^\p{Script=Han}+$/u.test(words.replaceAll(/[、“”]/gu, ''))) return false;
  if (topic.test(words) || circumstance.test(words)) return false;
  const beside = readPart(text, next, false, false);
  return beside.role === 'action' && !beside.governing && beside.subject === null && (beside.verbs[0]?.start ?? -1) === next.start;
}

/** After 鼓励企业走出去 a bare verb is still what the encouraged is to do. */
function governedLead(text: string, parts: readonly Part[], part: Part): Part | undefined {
  if (part.governing) return undefined;
  const lead = parts.find((before) => before.role === 'lead' && before.governing);
  return lead && part.announced && !organizes.test(text.slice(lead.start, lead.end)) ? undefined : lead;
}
/** What follows them is done by those they name, however it is announced. */
const organizes = /^(?:组织|指导|督促)/u;

function mainOf(parts: readonly Part[]): Part {
  const main =
    parts.find((p) => p.role === 'action') ?? parts.find((p) => p.role === 'lead') ?? parts.find((p) => p.verbs.length > 0) ?? parts[0];
  if (!main) throw new Error('an action has at least one part');
  return main;
}

/** Whether `part`, with the conditions that wait before it, begins a new action after what is open. */
function opensAction(text: string, open: OpenAction, waiting: readonly Part[], part: Part, startsSentence: boolean): boolean {
  if (open.main !== null && bans(text.slice(part.start, part.end))) return true;
  if (part.role === 'effect')
    return (
      open.main !== null &&
      !open.main.governing &&
      waiting.some((p) => meansPrepositions(text, p.start) > 0) &&
      movingVerbs(text, part.verbs[0]?.start ?? part.start) === 0
    );
  if (part.role === 'followup' || part.role === 'rest') return false;
  // A general lead clause waits for its concrete action, a condition for what it conditions.
  if (open.main === null)
    return waiting.length === 0 && (independentVerbs.test(text.slice(part.start, part.end)) || isParallel(text, open, part));
  const main = text.slice(open.main.start, open.main.end);
  const body = text.slice(part.start, part.end);
  if (part.subject === null && (/^(?:负责|设在)/u.test(body) || (open.subject !== null && /负责|设在/u.test(main)))) return false;
  if (startsSentence && part.subject !== null && open.subject === null && main.length < 36 && framing.test(main)) return false;
  if (isFigure(text, open, part)) return false;
  if (open.duty && part.subject === null)
    return isDeliverable(
      body,
      part,
      waiting.some((p) => /[对将把]/u.test(text.charAt(p.start))),
    );
  if (part.subject === null && paid.test(body) && !waiting.some((p) => text[p.start] === '对')) return false;
  // How what is allowed is to be done: 对闲置资产，可统一划转，通过出租等方式盘活.
  if (main.startsWith('可') && part.subject === null && body.startsWith('通过')) return false;
  const first = open.parts.findIndex((p) => p.role !== 'opener');
  const isSecond = first >= 0 && !open.parts.some((p, index) => index > first && p.role !== 'opener');
  if (isSecond && part.subject === null && spellsOut(text, open.main, part, startsSentence && waiting.length === 0)) return false;
  const verb = part.verbs[0];
  if (!verb) return part.subject !== null || part.role === 'lead' || waiting.length === 0 ? !continuesRule(text, part) : false;
  if (continuesRule(text, part)) return waiting.some((p) => /[对将把]/u.test(text.charAt(p.start)) || text[p.end - 1] === '的');
  if (part.subject !== null || part.governing) return true;
  if (open.main.governing && (counted.test(body) || (body.startsWith('促进') && body.length > 18))) return true;
  if (part.announced && !(open.main.governing && part.byThemselves)) return true;
  if (open.main.governing && waiting.some((p) => meansPrepositions(text, p.start) > 0))
    return platformNouns.test(body) || policyNouns.test(body);
  if (open.main.governing && namesField(main) && movingVerbs(text, verb.start) === 0) return true;
  if (
    open.main.governing &&
    ((organizes.test(main) && !/^(?:对|给予|予以)/u.test(body)) || !isWord(ownVerbs, text.slice(verb.start, verb.end)))
  ) {
    return platformNouns.test(body) || policyNouns.test(body);
  }
  return true;
}

/** 落实A政策，延续实施B政策: two of a kind, each named, and neither the other's lead. */
function isParallel(text: string, open: OpenAction, part: Part): boolean {
  const [lead, ...others] = open.parts;
  const head = text.slice(part.end - 2, part.end);
  const named = longestPlain < part.end - part.start && lead !== undefined && longestPlain < lead.end - lead.start;
  return (
    named &&
    others.length === 0 &&
    lead.role === 'lead' &&
    !lead.governing &&
    /政策|制度|措施/u.test(head) &&
    text.startsWith(head, lead.end - 2)
  );
}
/** 落实有关政策 names none. */
const longestPlain = 8;

/** Whether `part` only spells out the general action before it: 推动合作，重点支持…; 完善机制，引导…; 制定规范，明确…. */
function spellsOut(text: string, lead: Part, part: Part, headsSentence: boolean): boolean {
  const main = text.slice(lead.start, lead.end);
  const body = text.slice(part.start, part.end);
  if (body.startsWith('重点')) return true;
  if (/^(?:推动|推进|促进)/u.test(main) && body.startsWith('优先')) return true;
  const namesPlatform = platformNouns.test(main);
  const verbAt = lead.verbs[0]?.start;
  if (verbAt !== undefined && generalLeadVerbs(text, verbAt) > 0 && !namesPlatform) {
    if (headsSentence && generalFollowers(text, part.start) > 0) return true;
    if (/^(?:引导|注重|把好)/u.test(body)) return true;
  }
  if (body.startsWith('明确')) return policyNouns.test(main) && /制定|编制|出台|修订/u.test(main);
  if (body.startsWith('提供')) return namesPlatform;
  return body.startsWith('打造') && namesPlatform && main.endsWith('建设') && platformNouns.test(body);
}

/** 要 and 应 say what is to be done; 应 within a name or 要求 does not. */
function saysDuty(text: string, first: Range): boolean {
  const subject = readSubject(text, first.start, first.end);
  const at = subject?.end ?? first.start;
  return (text[at] === '要' || text.startsWith('将加强', at)) && text[at + 1] !== '求';
}

/** Of the later parts of a duty those that draw up or set up something, forbid, or say what is done with a thing. */
function isDeliverable(body: string, part: Part, withObject: boolean): boolean {
  if (withObject || /^(?:[对将把]|不得|严禁|禁止)/u.test(body)) return true;
  if (part.governing) return /^(?:鼓励|支持|引导)/u.test(body);
  if (built.test(body)) return true;
  return making.test(body) && (policyNouns.test(body) || platformNouns.test(body));
}
/** A work that is built has a deliverable of its own: 建成甲至乙等12条高速公路, 丙电厂明年投产. */
const built =
  /^(?:(?:确保|争取|力争)?(?:建成|开工建设|新开工|新建|续建|改建|扩建|开工|开建)(?=.{4})|(?:加快)?(?:推进|启动|做好|抓好)[^，,]{2,60}(?:建设|前期工作|工程|项目)$|.{4,200}(?:\d期|[一二三四五六]期|[厂站路桥港库馆院场园])(?:年内|明年|今年|\d|年底|上半年|下半年)?.{0,8}(?:建成|投产|竣工|通车|投入运行|投入使用|投用|开工)$)/u;
const making = /制定|编制|出台|修订|建立|设立|组建|公布|列出|推行|健全|完善|搭建/u;
/** What is paid for the action before it, with no recipient of its own: 组织…见习，按规定给予补贴. */
const paid =
  /^(?:并|再|同时)?(?:按规定|按照?.{1,24}|每.{1,8}|由.{1,20}|分别|一次性|连续.{1,8})?(?:给予|予以)[^，,对]{0,24}(?:补贴|补助|奖励|奖补|支持|资助|贴息|激励|倾斜|减免|返还|补偿)$/u;

/** What a body that is named after it is to carry out: 落实…制度，各企业要…. */
const framing = /^(?:进一步|全面|认真|严格)?(?:完善|健全|建立|落实|推行|加强).*(?:机制|制度|体系)$/u;
const meansPrepositions = wordList(`通过 采用 采取 运用 借助`);
const counted = /(?<!\d)\d+ ?(?:余|多)?(?:个|家|名|人|项|场)/u;
const figure = /(?<![A-Z\d])\d(?!G)[\d.]*[%％]?/u;
const soughtFigure = /力争|争取|确保|全年|年内|达到|新增/u;

/** A dated figure that measures the action before it, or one more figure in a row of them (力争A增长10%，B增长5%). */
function isFigure(text: string, open: OpenAction, part: Part): boolean {
  // The date itself is no figure.
  const body = text.slice(part.verbs[0]?.start ?? part.start, part.end);
  if (!figure.test(body) || part.announced || part.governing || part.subject !== null || /力争|争取/u.test(body)) return false;
  if (part.dated && sharesWords(before(text, open), body)) return true;
  if (part.dated && /完成|达到|达|实现|新增|带动|建成|控制|增长|提高/u.test(body)) return true;
  const last = before(text, open);
  return figure.test(last) && soughtFigure.test(last) && /^(?:新增|新培养|实现|完成|培育|引进|创建|增长)/u.test(body);
}

/** 对A力度较大，支持B成效突出的省: the grounds run over a comma. */
function startsGround(text: string, parts: readonly Range[], index: number): boolean {
  const part = parts[index];
  const next = parts[index + 1];
  if (!part || !next || text[part.start] !== '对') return false;
  return (
    recipient.test(text.slice(next.start, next.end)) &&
    !/给予|进行|实行|^对[^，]{0,20}的/u.test(text.slice(part.start, part.end)) &&
    !recipient.test(text.slice(part.start, part.end))
  );
}

/** The end of a list of grounds: …成效明显的省（区、市）. */
const recipient = /的[^，,的]{0,8}(?:省|市|县|地方|地区|企业|单位|个人|人员|区域|城市|主体|机构|项目|家庭|团队)(?:[（(、][^，,]{0,24})?$/u;
/** 目录之外一律不得设立审批, 其他地区禁止新建: a ban on what the part before leaves over. */
const forbidsRest = /^(?:其他|其余|[^，,]{1,10}[之以]外)[^，,]{0,16}?(?:不得|不再|禁止|严禁|不予)/u;
/** Most parts forbid nothing, and are not tried at each of their characters. */
const bans = (words: string): boolean => /[不禁]/u.test(words) && forbidsRest.test(words);
/** No lead clause runs into these. */
const independentVerbs = /^(?:严禁|禁止|严控|力争)|^(?:加强|强化)[^，,]*(?:能力建设|储备|管控|监管|执法)/u;
/**
 * Whether two annotators might differ on the comma before `part`. Cut, although it speaks of what the part before speaks of; or joined, although it has a
 * verb of its own: it spells out, counts, or is what somebody is encouraged to do. Who does it, a day or a rule's terms leave no question.
 */
function goesEitherWay(text: string, before: Part, part: Part, cut: boolean): boolean {
  const verb = part.verbs.at(-1);
  if (part.role !== 'action' || verb === undefined || part.subject !== null || part.governing) return false;
  if (cut) return !part.dated && sharesTwo(text, before, { start: verb.end, end: part.end });
  const body = text.slice(part.start, part.end);
  return !continuesRule(text, part) && !paid.test(body) && !/^(?:负责|设在|通过)/u.test(body);
}

/** Where the comma behind a part stands; white space may come before it. */
function commaBehind(text: string, end: number): number {
  let at = end;
  while (/\s/u.test(text.charAt(at))) at++;
  return at;
}

/** Whether two characters in a row of an object stand in the part before it. */
function sharesTwo(text: string, before: Range, object: Range): boolean {
  const words = text.slice(before.start, Math.min(before.end, before.start + longestCompared));
  const end = Math.min(object.end, object.start + longestCompared);
  for (let at = object.start; at + 2 <= end; at++) {
    const two = text.slice(at, at + 2);
    if (words.includes(two) && !/[^\p{Script=Han}]|[的和及与等]/u.test(two)) return true;
  }
  return false;
}
const longestCompared = 80;

function before(text: string, open: OpenAction): string {
  const last = open.parts.at(-1);
  return last ? text.slice(last.start, last.end) : '';
}

/** Whether three characters in a row of `body` stand in `other` too: both speak of the same thing. */
function sharesWords(other: string, body: string): boolean {
  const within = other.slice(0, 80);
  for (let at = 0; at + 3 <= body.length && at < 60; at++) if (within.includes(body.slice(at, at + 3))) return true;
  return false;
}

const generalFollowers = wordList(`加强 强化 严格 规范 构建 注重 引导 优化 精简 把好`);

function isPurpose(text: string, part: Part): boolean {
  const verb = part.verbs[0];
  return verb !== undefined && purposeVerbs(text, verb.start) > 0;
}

/** The further sentence parts of a rule (可…, 不得…, 最高…) say how it works and are no action. */
function continuesRule(text: string, part: Part): boolean {
  return part.subject === null && continuing(text, part.start) > 0;
}
