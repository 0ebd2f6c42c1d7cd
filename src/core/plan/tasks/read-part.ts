import { charSet } from '#core/platform/char-set.ts';
import type { Range } from '../parsed-plan.ts';
import { adverbs, connectives, objectPrepositions, prepositions, timeAdverbs } from './adverbs.ts';
import { readSubject } from './read-subject.ts';
import {
  actionVerbs,
  chainedVerbs,
  deliveringVerbs,
  effectAdverbs,
  governingVerbs,
  leadNouns,
  midLeadNouns,
  leadVerbs,
  movingVerbs,
  purposeVerbs,
  surveyVerbs,
} from './verbs.ts';
import { findWord, isWord, wordList } from './word-list.ts';

/** What a comma part is in its sentence: `opener` a condition or a means, `effect` a purpose, `rest` what has no verb of its own. */
export type PartRole = 'action' | 'lead' | 'effect' | 'followup' | 'opener' | 'rest';

export interface Part extends Range {
  readonly role: PartRole;
  /** The chain of verbs that heads the part: 推动设立, 加快完成; [] where there is none. */
  readonly verbs: readonly Range[];
  /** Whether an adverb stands before the verb that announces an action of its own (积极, 大力…). */
  readonly announced: boolean;
  /** Whether that adverb says that the actor does it on their own initiative: 主动, 自主. */
  readonly byThemselves: boolean;
  /** Whether the verb makes others act (鼓励 支持 引导…). */
  readonly governing: boolean;
  readonly dated: boolean;
  readonly subject: string | null;
}

const date =
  /(?:于|到|至|在|自|从|截至|力争)?(?:“?十[三四五六]五”?期?间?|(?:20\d\d|\d{1,2})年(?:[—至-](?:20)?\d\d年?)?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?(?:上半年|下半年|第?[一二三四]季度))?(?:份|上旬|中旬|下旬|底|末|初|年底|以来)?(?:以前|之前|前|内|起|开始|期间)?/y;
const mayDate = charSet('于到至在自从截力“十0123456789年上下第份中底末初以之前内起开期');
const closedCondition =
  /(?:方面|方式|手段|作用|优势|机遇|原则|目标|要求|比例|标准|额度|资金|契机|重点|导向|基础|基础上|前提下|引领|时|后|前|的|精神|背景|领域|环节|载体|主线|抓手|支撑|资源|资源禀赋|禀赋|方向|范围|战略|结果|情况|情况下|理念|规律|特点|实际|部署|规定|红利|需求|需要|问题|主题|期间|核心|主体|渠道|措施|条件|突破口|指导|统领|思路|为主|为主体|等)$/u;
const innerVerbs = wordList(
  `进行 给予 予以 实行 施行 实施 开展 加强 加大 提供 建立 制定 纳入 列入 建设 办理 推进 推动 归位 打造 合作 完善 夯实 组织 加快 培育 引进 设立 落实 减免 免征 返还 补贴 做到 不得 严禁 应当 营造 实现 提升 解决 增加 安排 免收 补助 促进 推广 置换 凝聚 探索 搭建 采取 减按 缓缴 公布 布局 筹集 争取 承担 享受 发放 举办 力争 选派 创造 调整 取消 扩大 征收 开辟 支持 鼓励 形成 倾斜 明确 达到 新增`,
);
const followup =
  /^(?:切实|扎实|全面|认真|共同|有效|加快)?(?:加强(?:配套|沟通|协同|部门)?(?:协作|配合|协作配合|协调配合|组织领导|沟通协调)|落实工作责任|压实工作责任|(?:共同)?抓好(?:各项|工作|贯彻|组织)?(?:落实|实施)(?:工作)?|统筹(?:推进|做好).{0,14}工作|强化(?:协作|协同|部门)配合|健全工作机制|明确(?:工作)?责任(?:分工)?|(?:形成|凝聚)(?:工作|整体)?合力|务求.{1,8}|明确.{0,12}(?:责任人|时限|分工)|(?:分.{2,3}、){1,8}分.{2,3}|做好.{2,8}(?:服务|保障|(?<!前期)工作)|因地制宜|多措并举|以上率下)$/u;
/** 加强协作 follows from what was ordered before it; 加强环境消毒 is work of its own. */
const strengthens =
  /^(?:加强|强化).{0,6}(?:协作|配合|协调|领导|沟通|统筹|衔接|宣传|指导|引导|监督|督导|督查|检查|监管|管理|保障|服务|调度|力度|合作|联动|考核|意识|建设|推广|培训|应用|保护|约束|联系|创新|支撑|支持|研究|评估)$/u;
/** The report on what was done before it, with no object of its own: 及时报送主管部门. */
const reporting =
  /^(?:及时|定期|并|于.{2,14}|每.{1,10}|按.{1,6}|重大(?:事项|问题|情况)){0,3}(?:报送|上报|报告|报|抄送|反馈)(?:至|给|到|送)?[一-龥]{0,14}(?:部门|政府|国务院|办公室|办公厅|委员会|委|局|厅|部|办|管委会)?$/u;
const mayReport = /[报抄反]/u;
/** What is laid the ground for is an effect of the work before it. */
const groundwork = /^(?:夯实|筑牢|打牢|奠定|厚植).{0,14}(?:基础|根基|底座)$/u;
/** The terms of what was granted before them: 补助标准根据…确定, 贴息期限不超过…. */
const terms =
  /^(?:其中)?[^，,的]{0,10}(?:标准|期限|资金|费用|经费|金额|额度|比例|利率|费率|时间|日期|部分)(?:按|根据|由|不|最|原则|可|从|参照|视|以|上|暂|一)/u;
/** Where what is moved goes by itself: 推动…升级发展. */
const selfMovement =
  /(?:发展|壮大|升级|转型|结合|化|共治|见效|落地|落地转化|流动|贯通|协调|衔接|致远|增长|增效|价值|工作|职责|延伸|扩展|改善|融合|突破|接续|意识.{0,6}|提升|提高|达标|投资|投产|做[强优大实]+|协同|让利|成为.{0,200}|领域|兴业|利用|有序|转变|双提升”|降价|实体经济.{0,200})$/u;
const placedOpener =
  /^(?:在|从|自|随着|为|与|和|同).*(?:时|后|前|前提下|基础上|情况下|期间|过程中|以来|同时|内|中|上|起|为契机|为引领|为重点|为目标|考虑|起见)$/u;
/** 打造, 搭建 and the like of an effect name no thing that stands: 打造…高地. */
const effectObject =
  /(?:高地|典范|环境|格局|氛围|品牌|制高点|产业链|生态|模式|形象|名片|样板|标杆|亮点|特色|队伍|体系|机制|关系|主体|网络|局面|合力|优势|水平|能力|活力|阳光.{0,4})$/u;
const effectMakers = wordList(`打造 搭建 培育 造就 建设成为 推动 打响 叫响 注重 逐步建立 加快形成`);

/** 县水利局牵头，相关乡镇配合，清理…: who does it stands before what is done. */
const roleStatement = /^(?:牵头(?:负责)?|配合|参与|会同[^，,]{2,30}(?:[局委办厅部院]|部门|单位|政府|公司|乡镇|街道))$/u;
/** 由市长任组长, …为成员 says who sits in the body that is set up. */
const officeHolder = /(?:[担兼]?任|为)(?:第一|常务)?(?:组长|副组长|成员|主任|副主任|总指挥|副总指挥|指挥长|副指挥长|召集人|总召集人)$/u;
/** 6月30日前完成 dates the action before it and names no other. */
const finishes =
  /^(?:于|力争|确保|在|并于)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日|年?底|年内|上半年|下半年|第?[一二三四]季度)?(?:底|末)?(?:之?前)?(?:全部|全面|基本|率先|正式)?(?:完成|办结|完工|到位|完成到位|落实到位|整改到位)$/u;
/** 年底前建成投运, 力争完成投资5亿元, 争取纳入国家规划: what becomes of the work before, with no object of its own. */
const becomes =
  /^(?:并|且)?(?:于|在|力争|确保)?(?:(?:\d{4}年|明年|今年)?(?:\d{1,2}月|年?底|年内|上半年|下半年|第?[一二三四]季度)(?:底|末|初|份)?(?:之?前)?|\d{4}年)(?:全部|全面|基本|正式)?(?:开工建设|开工|动工|建成|竣工|投产|投用|投运|运行|运营|通车|通水|交付|启用|投入(?:使用|运行|运营)){1,3}$|^(?:力争|确保|计划)?(?:年内|全年|当年|年度)?完成投资[\d.]{1,9}[万亿]元(?:以上|左右)?$|^争取(?:早日|尽快|尽早)?(?:纳入|列入|进入)[^，,将把]{2,24}(?:规划|计划|盘子|笼子|名单|范围|项目库)$/u;
/** 确保二期6月底前竣工 is a work with a day of its own, no purpose of the work before. */
const datedWork = /^(?:确保|力保).{0,200}(?:\d{1,2}月|年底|年内|上半年|\d{4}年).*(?:竣工|投产|开工|建成|完工|投用|通车|运营)/u;

/** 确保年底前投产, 争取尽快动工: how the work before ends, with no work of its own. */
const outcome =
  /^(?:并|且)?(?:确保|力保|力争|争取|力求|务求|力促|推动)(?:其|(?:该|两个|各|上述)?(?:项目|工程))?(?:在|于|到)?(?:\d{4}年|明年|今年)?(?:\d{1,2}月|年?底|年内|上半年|下半年|第?[一二三四]季度)?(?:之?前)?(?:早日|尽早|尽快|如期|按期|按时|全部|全面|基本|顺利|率先|正式|实现){0,2}(?:开工|动工|竣工|完工|建成|投产|投用|投运|投入使用|投入运营|运营|通车|通水|贯通|达产|达效|见效|落地|获批|批复|核准|立项|完成)(?:[并、和]?(?:立项|核准|开工|开工建设|建设|竣工|投产|投用|投运|投入使用|投入运营|通车|达产|达效|见效))?$/u;
/** 确保甲电厂、乙电厂等20个项目建成投产: works that are named are no purpose of the work before. */
const namedWorks =
  /^(?:确保|力保|促使|力促|推动)(?=[^，]*(?:、|等|[一二三四五六]期|至)).{6,200}(?:开工|开工建设|动工|建成|投产|竣工|通车|投用|投入使用|投入运行|运营|完工)$/u;

/** 第一批3座水库9月底前开工: a work with its own day. */
const datedDeed =
  /^.{4,60}?(?:\d{1,2}月|年底|年内|上半年|下半年|季度).{0,6}(?:开工|开工建设|完工|竣工|投产|通水|通车|通电|通气|投用|投运|投入(?:正常)?(?:使用|运行|运营)|建成|交付|启用|运营|达产|封顶|贯通|合龙)$/u;
/** 委托第三方机构对成效开展评估: whatever the first verb is, something is done to something. */
const actsOn = /^\p{Script=Han}{2,14}对\p{Script=Han}{1,20}(?:开展|进行|实施)\p{Script=Han}{2,8}$/u;

/** 县城建成区原则上不再新建燃煤锅炉: where something is forbidden stands before the ban. */
const forbids = /^[^，,的]{2,24}?(?:原则上|一律)?(?=(?:不再|不得|禁止|严禁)\p{Script=Han}{2})/u;

/** 列入年度清单的小区: those whom the next part is about. */
const listed = /^(?:列入|纳入|入选|入围|符合|取得|获得)[^，,]{2,30}的\p{Script=Han}{1,8}$/u;

type PartTraits = Pick<Part, 'announced' | 'byThemselves' | 'dated' | 'subject'>;
const nothing: PartTraits = { announced: false, byThemselves: false, dated: false, subject: null };
const none: readonly Range[] = [];

interface Head {
  readonly at: number;
  readonly announced: boolean;
  readonly dated: boolean;
}

/** Past connectives, dates and adverbs, up to where a verb may stand. A word that is adverb and verb (加快) stays for the verb unless a verb follows it. */
function readHead(text: string, start: number, end: number): Head {
  let at = start;
  let announced = false;
  let dated = false;
  let verbAt = -1;
  for (;;) {
    date.lastIndex = at;
    const dateText = (mayDate(text.charCodeAt(at)) && date.exec(text)?.[0]) || '';
    if (dateText.length > 2 && /\d|五/u.test(dateText) && at + dateText.length < end) {
      at += dateText.length;
      dated = true;
      continue;
    }
    const joined = connectives(text, at);
    const adverb = adverbs(text, at);
    const verb = actionVerbs(text, at);
    const length = Math.max(joined, adverb);
    if (length === 0 || verb > length || at + length >= end) break;
    const next = at + length;
    const verbFollows = actionVerbs(text, next) > 0 || adverbs(text, next) > 0 || prepositions(text, next) > 1;
    if (verb > 0 && !verbFollows) break;
    if (verb > 0) verbAt = at;
    if (timeAdverbs(text, at) > 0) dated = true;
    else if (joined === 0 && !isWord(effectAdverbs, text.slice(at, next))) announced = true;
    at = text[next] === '、' && adverbs(text, next + 1) > 0 ? next + 1 : next;
  }
  // 加快高水平学院建设: the adverb describes the thing, and the verb is the word before it.
  if (verbAt >= 0 && actionVerbs(text, at) === 0 && prepositions(text, at) === 0) return { at: verbAt, announced: false, dated };
  return { at, announced, dated };
}

/** The verbs that follow each other from `at` on: 推动设立, 制定并实施. */
function readVerbs(text: string, at: number, end: number): Range[] {
  const first = actionVerbs(text, at);
  if (first === 0 || at + first > end) return [];
  const verbs = [{ start: at, end: at + first }];
  let next = at + first;
  while (next < end) {
    if (isConjunction(text.charCodeAt(next)) && chainedVerbs(text, next + 1) > 0) next++;
    const bridge = adverbs(text, next);
    if (bridge > 0 && chainedVerbs(text, next) === 0 && chainedVerbs(text, next + bridge) > 0) next += bridge;
    const length = chainedVerbs(text, next);
    if (length === 0 || next + length > end) break;
    verbs.push({ start: next, end: next + length });
    next += length;
  }
  return verbs;
}

/** The verb that an opener's phrase runs into, in the same part: 对泰城河道进行…, 运用…手段开展…. */
function innerVerb(text: string, start: number, end: number): number {
  const after = text.lastIndexOf('的', end - 1);
  const light = findWord(lightVerbs, text, start, end);
  if (light >= 0) return light;
  return findWord(innerVerbs, text, after > start ? after : start, end);
}
/** The verbs that a means may run into without a comma: 借鉴…经验建立…. */
const meansEnds = wordList(
  `建立 开展 夯实 制定 打造 实施 完善 推动 组织 加快 进行 给予 予以 实行 纳入 设立 培育 引进 搭建 形成 支持 鼓励 解决 办理 奖励`,
);
const lightVerbs = wordList(`进行 给予 予以 实行 施行 纳入 列入 开展 提供 归位`);

function followsLight(text: string, start: number, end: number): boolean {
  return findWord(lightVerbs, text, start, end) >= 0;
}

const circumstantialPrepositions = wordList(`面向 针对 围绕 依托 结合 根据 聚焦 会同 立足`);

/** Whether the encouraged body is followed by a circumstance alone: 鼓励企业面向重点行业，打造…. */
function lacksVerb(text: string, start: number, end: number): boolean {
  const at = findWord(circumstantialPrepositions, text, start, end);
  return at >= 0 && findWord(chainedVerbs, text, at + 2, end) < 0;
}

/** Where a verb of two characters or more begins; -1 where none does. */
function findVerb(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (actionVerbs(text, at) > 1) return at;
  return -1;
}

/** 支持良种繁育 names a field, not an actor for what follows. */
export function namesField(main: string): boolean {
  return /^(?:大力|积极|重点)?支持[^，,]*(?:发展|建设|振兴|升级|改造|推广|保护)$/u.test(main) && !actor.test(main);
}
const actor =
  /企业|机构|高校|院校|学校|银行|单位|国企|各地|地方|地区|社会|人员|个人|主体|公司|集团|运动员|家庭|资本|力量|人才|协会|部门|医院|园区|[省市县区镇乡村]|商户|团队/u;

const isComma = charSet('，,');
const isConjunction = charSet('并和、及');
const mayHoldOffice = charSet('长员任挥人');
const byOneself = wordList('主动 自主 积极 自觉');

/** Reads one comma part; `first` says whether nothing stands before it between two ；, `leading` whether no action does. */
export function readPart(text: string, range: Range, first: boolean, leading = first): Part {
  const { start, end } = range;
  const whole = text.slice(start, end);
  // Written out and not spread together: there are as many parts as commas.
  const part = (role: PartRole, about: PartTraits = nothing, verbs: readonly Range[] = none, governing = false): Part => ({
    start,
    end,
    role,
    verbs,
    announced: about.announced,
    byThemselves: about.byThemselves,
    governing,
    dated: about.dated,
    subject: about.subject,
  });
  const comma = isComma(text.charCodeAt(end));
  if (!first && (followup.test(whole) || (!comma && strengthens.test(whole)))) return part('followup');
  if (!first && ((mayReport.test(whole) && reporting.test(whole)) || terms.test(whole))) return part('rest');
  if (!leading && text.startsWith('其', start + 2) && /^(?:引导|帮助|促使)其/u.test(whole)) return part('effect');
  if (!leading && groundwork.test(whole)) return part('effect');
  // A figure is the term of the work before it, unless the part opens with a verb of its own; a verb of one character alone may be a noun's first.
  if (!first && whole.includes('不') && /不得?(?:少于|低于|超过|高于|多于)/u.test(whole) && actionVerbs(text, start) < 2)
    return part('rest');
  const subject = readSubject(text, start, end);
  const head = readHead(text, subject?.end ?? start, end);
  const named: PartTraits = {
    announced: head.announced,
    byThemselves: byOneself(whole, 0) > 0,
    dated: head.dated,
    subject: subject?.name ?? null,
  };
  const opener = prepositions(text, head.at);
  const verbs = readVerbs(text, head.at, end);
  if (text[start] === '由' && named.subject !== null && text.startsWith('牵头', head.at)) return part('lead', named, verbs);
  if (named.subject !== null && comma && roleStatement.test(whole.slice(head.at - start))) return part('opener', named);
  if (!first && ((mayHoldOffice(text.charCodeAt(end - 1)) && officeHolder.test(whole)) || finishes.test(whole))) return part('rest', named);
  // Behind a thing that has no verb yet it is what is to be done.
  if (!first && becomes.test(whole)) return part(leading ? 'action' : 'rest', named, leading ? rangeOf(start) : none);
  if (!first && outcome.test(whole)) return part('effect', named, verbs.length > 0 ? verbs : rangeOf(start));
  if (!first && (datedWork.test(whole) || namedWorks.test(whole))) return part('action', named, verbs.length > 0 ? verbs : rangeOf(start));
  if (comma && listed.test(whole)) return part('opener', named);
  if (whole.length < 16 && /(?:方面|同时|其中|此外)$/u.test(whole)) return part('opener', named);
  const verbLength = (verbs[0]?.end ?? head.at) - head.at;
  if (opener > 0 && opener >= verbLength) {
    const word = text.slice(head.at, head.at + opener);
    if (/^[将把]$/u.test(word)) {
      if (!first && whole.endsWith('结合')) return part('effect', named);
      return part(whole.endsWith('的') ? 'opener' : 'action', named, rangeOf(innerVerb(text, head.at + 1, end)));
    }
    if (word === '由') return part(first ? 'action' : 'rest', named, rangeOf(innerVerb(text, head.at + 1, end)));
    if (!first && head.announced && verbLength === opener) return part('action', named, verbs);
    if (placedOpener.test(whole.slice(head.at - start))) return part('opener', named);
    if (/^(?:坚持)?以.{1,40}为.{1,8}$/u.test(whole.slice(head.at - start))) return part('opener', named);
    // 为5000名妇女免费检查, beside what is done for others.
    if (!first && /^为(?:\d|全[省市县区])/u.test(whole)) return part('action', named, rangeOf(start));
    const objective = isWord(objectPrepositions, word);
    if (!objective && closedCondition.test(whole)) return part('opener', named);
    // 对促进…成效明显的地方: the verb is the ground, not the order.
    if (/^对于?$/u.test(word) && actionVerbs(text, head.at + opener) > 1 && !followsLight(text, head.at + opener, end))
      return part('opener', named);
    if (objective && /[的等]$/u.test(whole)) return part('opener', named);
    const inner: number = objective
      ? innerVerb(text, head.at + opener + 1, end)
      : findWord(meansEnds, text, Math.max(head.at + opener + 2, text.lastIndexOf('》', end)), end);
    if (inner < 0)
      return part(
        verbs.length > 0 && !objective && !first && verbLength === opener && purposeVerbs(text, head.at) > 0 ? 'effect' : 'opener',
        named,
        verbs,
      );
    if (
      word === '为' &&
      !first &&
      !/提供(?!.{0,200}(?:机制|条件|保障|支撑|动力|基础|空间|环境|平台|机会|渠道)$)|办理|做好|发放|设置|购买|配备/u.test(whole)
    )
      return part('effect', named, readVerbs(text, inner, end));
    return part('action', named, readVerbs(text, inner, end));
  }
  const verb = verbs[0];
  const ban = !verb && first ? forbids.exec(whole) : null;
  if (ban !== null) return part('action', named, rangeOf(start + ban[0].length));
  if (!verb && (datedDeed.test(whole) || actsOn.test(whole))) return part('action', named, rangeOf(start));
  if (!verb) return part(/(?:的|时|后)$/u.test(whole) ? 'opener' : named.subject === null ? 'rest' : 'action', named);
  const word = text.slice(verb.start, verb.end);
  const governing = isWord(governingVerbs, word) && !/^(?:推动|促进|吸引|帮助|协助)$/u.test(word);
  if (!governing && whole.length < 60 && /(?:的|时|期间)$/u.test(whole)) return part('opener', named, verbs, governing);
  if (!first && !head.announced && named.subject === null && !governing) {
    const moving = isWord(movingVerbs, word);
    if (moving && verbs.length === 1 && selfMovement.test(whole) && !(word === '促进' && whole.length > 18 && /[、和]/u.test(whole)))
      return part('effect', named, verbs, governing);
    if (/^(?:进一步|不断)(?:扩大|拓展|加大|增加)/u.test(whole)) return part('effect', named, verbs, governing);
    if (/^(?:帮助|协助)$/u.test(word)) return part('effect', named, verbs, governing);
    if (word === '促进' && !(whole.length > 18 && /[、和]/u.test(whole))) return part('effect', named, verbs, governing);
    if (!moving && purposeVerbs(text, head.at) > 0 && verbs.length < 3 && !whole.startsWith('逐步实现'))
      return part('effect', named, verbs, governing);
    if (effectMakers(text, head.at) > 0 && !moving && effectObject.test(whole)) return part('effect', named, verbs, governing);
  }
  if (/^(?:深入)?开展.{0,6}(?:调研|调查研究|摸底)$|^贯彻落实/u.test(whole.slice(verb.start - start)))
    return part('lead', named, verbs, governing);
  if (governing && verb.end < end && end - verb.start <= 8 && !namesField(whole)) return part('lead', named, verbs, governing);
  if (leading && !governing && surveyVerbs(text, head.at) > 0 && verbs.length === 1) return part('lead', named, verbs, governing);
  if (/^(?:实施|落实).{0,30}战略$/u.test(whole.slice(head.at - start))) return part('lead', named, verbs, governing);
  if (leading && /(?:落到实处|落地见效|落实到位)$/u.test(whole)) return part('lead', named, verbs, governing);
  if (/^(?:组织|动员|发动|协调)$/u.test(word) && verbs.length === 1 && findVerb(text, verb.end, end) < 0)
    return part('lead', named, verbs, governing);
  if (governing && (/(?:前提下|基础上|情况下)$/u.test(whole) || lacksVerb(text, verb.end, end)))
    return part('lead', named, verbs, governing);
  if (isWord(movingVerbs, word) && /结合|依托|按照|运用|利用/u.test(whole) && closedCondition.test(whole))
    return part('lead', named, verbs, governing);
  const delivers = verbs.some((one) => isWord(deliveringVerbs, text.slice(one.start, one.end)));
  if (!governing && !delivers && leadVerbs(text, head.at) > 0 && (leading ? leadNouns : midLeadNouns).test(whole))
    return part('lead', named, verbs, governing);
  return part('action', named, verbs, governing);
}

function rangeOf(at: number): Range[] {
  return at < 0 ? [] : [{ start: at, end: at + 2 }];
}
