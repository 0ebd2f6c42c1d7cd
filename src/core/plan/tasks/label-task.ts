import type { Commitment, Nature, TaskKind } from '../parsed-plan.ts';
import type { Action } from './join-parts.ts';
import { buildingVerbs, platformNouns, policyNouns, projectNouns } from './objects.ts';
import { actionVerbs, deliveringVerbs, governingVerbs, startingVerbs, strivingVerbs } from './verbs.ts';
import { isWord } from './word-list.ts';

export interface TaskLabels {
  readonly kind: TaskKind;
  readonly commitment: Commitment;
  readonly nature: Nature;
}

const recurring =
  /每年|每月|每季|每半年|每周|每日|逐年|逐月|定期|动态(?:监测|管理|调整|更新|评估|优化)|年度.{0,12}(?:管理|清单|评估|考核)|常态化(?:开展|举办|组织)|(?:举办|办好|承办|开展|做好).{0,24}(?:论坛|博览会|运动会|文化节|旅游节|登山节|马拉松赛|交易会|展会|展销会|丰收节)/u;
const constraint = /不得|严禁|禁止|严控|严格控制|遏制|不再|严格.{0,6}支出|杜绝|核准管理|不搞一刀切$|控制在/u;
const quantity =
  /(?:达到?|增长|提高|降低|下降|控制在|完成|新增|力争|不得?少于|不得?低于|不超过|少于|超过|突破|实现|引进|培训|建设|新建|举办|培育|参与|组织|选拔|培养|扶持|资助|创建|支持|改造|提供|以上|争取|筹集|评选|遴选|引育|选派|推广|投放|建成|发放|获得).{0,40}?[\d.]{1,12} ?(?:%|％|个百分点|亿|万|千|个|家|场|名|人|项|户|亩|套|座|条|所|公里|吨|件|倍|张|批|宗|台|辆|处|次|篇|对|平方)/u;
const reached = /(?:以上|以下|以内|左右|达到|力争|不得?少于|不得?低于|不超过|增长|控制在|完成|新增|全年|完成率|达)/u;
const scope = /推进\d+家/u;

/** Reads kind, commitment and nature of an action; `names` are the projects that it calls by name. */
export function labelTask(text: string, action: Action, names: readonly string[] = []): TaskLabels {
  const body = text.slice(action.start, action.end);
  const main = text.slice(action.main.start, action.main.end);
  const nature = readNature(body);
  const kind = readKind(main, body);
  return {
    kind: kind === 'matter' && !otherThanBuilt.test(main) && names.some((name) => main.includes(name) && isWork(name)) ? 'project' : kind,
    commitment: readCommitment(text, action, body, nature),
    nature,
  };
}

/** What stands in the landscape, or is done to what does; not what is held, joined or put to use. */
function isWork(name: string): boolean {
  return !platformNouns.test(name) && work.test(name);
}
const work =
  /(?:[路桥线道港站厂速铁库段楼馆]|机场|码头|枢纽|隧道|医院|学校|中学|小学|幼儿园|公园|广场|机组|改造|扩建|改建|整治|治理|修复|加固|工程|项目|[一二三四五六]期|[吨套台条]\p{Script=Han}{1,10})$/u;
const otherThanBuilt = /^(?:鼓励|支持|引导)|转型|对接|投向|挂牌|入驻|集聚|发展$/u;

/** Whom or what a measure is for says nothing of the measure: 对每月通行30次以上的班线给予…. */
const receivers = /(?:^|，)(?:对于?|凡是?)[^，]{1,60}的/gu;
/** 2027年80%以上的学校纳入…: a share to reach. */
const shareToReach = /\d%(?:以上)?的[^，]{2,24}(?:纳入|实现|达到|完成|建成|覆盖|开展|接入)/u;

function readNature(body: string): Nature {
  // Most recur in no word, and need no receiver taken out.
  if (recurring.test(body) && recurring.test(body.replace(receivers, ''))) return 'recurring';
  if (shareToReach.test(body)) return 'quantity';
  if (benefit.test(body) && !/力争|全年/u.test(body))
    return constraint.test(body) && !/不(?:超过|低于|少于)/u.test(body) ? 'constraint' : 'once';
  if (!/\d/u.test(body)) return constraint.test(body) ? 'constraint' : 'once';
  if (datedCount.test(body) && !scope.test(body)) return 'quantity';
  if (lastCount.test(body) && !scope.test(body)) return 'quantity';
  if (quantity.test(body) && reached.test(body) && !scope.test(body)) return 'quantity';
  return constraint.test(body) ? 'constraint' : 'once';
}

const datedCount =
  /(?:年内|全年|年底前|到20\d\d年|每年|月底前|20\d\d年).{0,60}?(?:引进|培训|培养|选拔|新增|建成|举办|组织|创建|培育|打造|遴选|选派|扶持|发展|建设|完成|认定|改造|服务|转化)[^，]{0,10}?\d+ ?(?:个|家|场|名|人|项|户|亩|套|座|条|所|公里|吨|件|批|台|辆|万|亿|处|次)/u;
/** A number that closes the phrase is one to reach: 遴选示范企业20家. */
const lastCount =
  /[一-龥”][\d.]+ ?[万亿千]?(?:个|家|场次?|名|人次?|项|户|亩|套|座|条|所|公里|批|台|辆|吨|处|元|平方米|张|株)(?:以上|左右)?(?:[，、]|$)/u;
/** Rates of what is paid out are no goal to reach. */
const benefit = /给予|予以|补贴|补助|奖补|奖励|贴息|减按|返还|免征|免收|减免|资助|缓缴|缓交|延期|展期|收取|申请/u;
/** What somebody may ask for or need not pay. */
const entitlement =
  /可(?:以|按规定|依法|凭[^，]{1,30}|在[^，]{1,30}|向[^，]{1,30}){0,3}(?:申请|享受|申领|缓缴|延期|返还|给予|免|减)|(?:全部|予以)(?:免除|减免)|^(?:缓缴|免收|减免)/u;
const paymentVerbs = /^(?:补贴|补助|奖补|奖励|贴息|减按|返还|免征|免收|减免|资助|减征|退还|缓缴|发放)/u;

const draftingVerbs = /制定|制订|编制|出台|修订|修编|印发|起草|拟定/u;
const policyVerb =
  /制定|制订|编制|出台|修订|修编|发布|印发|起草|拟定|公布|列出|建立|完善|健全|构建|研究|清理|提出|明确|梳理|推动|探索|推进|细化|参与|形成|建设/u;
const applied =
  /^(?:[^，]{0,6})(?:落实|执行|推行|(?<!公布|发布|并|定)实施(?!方案|办法|细则|意见)|施行|宣传|用好|贯彻|享受|对接|优化|严格|发挥|引导|鼓励)|问题清单/u;
const notProject =
  /品牌项目|运动项目|服务项目|招商项目|项目库|人才项目|项目管理|项目服务|项目建设单位|产业化项目|创业项目|项目储备|项目申报|科研项目|行政审批事项|检验项目/u;
const notPlatform = /互联互通|互联共享|对接|资金支持|发展$|中心城市|入驻|服务企业|吸引|作用/u;

/** 新建体育综合体20个: how many is said behind what is built. */
const countAtEnd = /(?<!\d)\d{1,7} ?(?:余|多)?(?:个|座|处|条|所|栋|公里)(?:以上|左右)?$/u;
/** What is built anew stands somewhere, whatever it is called. */
const physical = /^(?:[^，]{0,12})(?:新建|改建|扩建|迁建|修建|兴建)/u;

function readKind(main: string, body: string): TaskKind {
  const stem = main.includes('（') ? main.replace(/（[^（）]*）/gu, '') : main;
  const counted = stem.replace(countAtEnd, '');
  const namesPlatform = platformNouns.test(stem);
  if (counted !== stem && physical.test(counted) && !platformNouns.test(lastNoun(counted))) return 'project';
  if (draftingVerbs.test(stem) && !applied.test(stem) && (policyNouns.test(stem) || /(?:制定|编制|修订)工作/u.test(stem))) return 'policy';
  if (/(?:项目|工程)(?:策划和)?建设$/u.test(stem) && !notProject.test(stem)) return 'project';
  if (builtProjects.test(stem) && !notProject.test(stem) && !otherThanBuilt.test(stem)) return 'project';
  if (/(?:河道|水域|边坡|管网|道路).{0,6}(?:整治|改造|疏浚)/u.test(stem)) return 'project';
  if (namesPlatform && /^(?:[^，]{0,12})(?:平台|中心|基金|产业园|示范区)/u.test(stem) && /建设|打造/u.test(stem)) return 'platform';
  if (!notProject.test(stem) && projectNouns.test(stem.slice(-26)) && buildingVerbs.test(stem))
    return platformNouns.test(lastNoun(stem)) ? 'platform' : 'project';
  if (
    !/^(?:积极)?(?:争取)?将/u.test(stem) &&
    policyNouns.test(stem) &&
    policyVerb.test(stem) &&
    !applied.test(stem) &&
    policyNouns.test(lastNoun(stem))
  )
    return 'policy';
  if (namesPlatform && !notPlatform.test(stem) && platformBuildingVerbs.test(stem)) return 'platform';
  if (/迁建|生态(?:修复|保护修复)工程|前期工作/u.test(body) && buildingVerbs.test(stem)) return 'project';
  return 'matter';
}
/** 等20个以上项目建成投产, 续建项目7个: how far works are to come. */
const builtProjects =
  /(?:续建|新开工|新建)[^，]{0,30}\d个项目|(?:续建|新建|在建|改扩建|工业|产业|建设)项目(?:\d{1,5}个(?:以上)?|$)|(?:项目|工程)[一二三四五六]?期?(?:年内|\d{1,2}月底?前?)?(?:建成|投产|竣工|开工|通车|完工)/u;
const platformBuildingVerbs = /建设|新建|共建|建立|搭建|打造|设立|组建|成立|创建|申建|申创|筹建|培育|建成|开设|启用|上线|规划|构建/u;

/** The end of the phrase, where the head noun of the object stands. */
function lastNoun(stem: string): string {
  return stem.slice(-14);
}

/** 确保甲水库年底前建成投用: the verb at the end decides. */
const isFinished = /(?:建成|投产|竣工|通车|投用|完工|建成投用|建成投产|投入使用|投入运行)$/u;

function readCommitment(text: string, action: Action, body: string, nature: Nature): Commitment {
  const main = text.slice(action.main.start, action.main.end);
  const words = action.main.verbs.map((verb) => text.slice(verb.start, verb.end));
  const before = text.slice(action.main.start, action.main.verbs[0]?.start ?? action.main.start);
  if (nature === 'recurring') return 'sustain';
  if (words.some((word) => isWord(deliveringVerbs, word)) && nature === 'quantity') return 'deliver';
  // A work with its own day has no verb before it: 云岭电厂6月底前开工建设.
  if (words.length > 0 && !isWord(actionVerbs, words[0] ?? '') && nature !== 'quantity') {
    if (/(?:建成|投产|竣工|通车|投用|投运|完工|投入(?:正常)?(?:使用|运行|运营))$/u.test(main)) return 'deliver';
    if (/(?:开工|开工建设|动工)$/u.test(main)) return 'start';
  }
  if (isFinished.test(body) && /^(?:确保|保证|力保|促使|完成|加快)/u.test(words[0] ?? '') && !/力争|争取/u.test(before)) return 'deliver';
  if (words.some((word) => isWord(strivingVerbs, word)) || /力争|争取/u.test(before)) return 'strive';
  if (
    words.some((word) => /^(?:开工|启动|动工|开建)$/u.test(word)) ||
    /(?:早日|年内|尽快|尽早).{0,4}(?:开工|启动)|^(?:确保|促使|力促).*(?:开工|开工建设|动工)$/u.test(body)
  )
    return 'start';
  if (/探索|试点|试行/u.test(before)) return 'explore';
  const last = words.at(-1) ?? '';
  const first = words[0] ?? '';
  if (
    /^(?:研究|谋划|探索|试点|试行|策划)/u.test(first) &&
    !/^(?:研究制定|研究提出|研究出台|研究建立|研究解决|研究部署|研究审议)/u.test(words.join(''))
  )
    return first === '研究' && words.length > 1 && isWord(deliveringVerbs, last) ? 'deliver' : 'explore';
  if (/^(?:推动|逐步实现|推进|促进)/u.test(first) && words.length > 1)
    return isWord(governingVerbs, last) && last !== '推动' && last !== '促进' ? 'support' : 'advance';
  if (isWord(governingVerbs, first) && /^(?:支持|鼓励|引导|允许|资助|扶持|奖励|重视|激励|倡导|赋予)/u.test(first)) return 'support';
  if (/给予.{0,24}(?:补助|补贴|奖励|支持|资助|奖补|贴息|激励|扶持)|予以.{0,8}(?:支持|补助|补贴|奖励|资助|倾斜)|重点支持/u.test(body))
    return 'support';
  if (paymentVerbs.test(first) || (words.length === 0 && /补贴|补助|奖励|减免|免征|免收|全额/u.test(body))) return 'support';
  if (entitlement.test(body)) return 'support';
  if (nature === 'quantity' && words.length === 0) return 'strive';
  if (text.slice(action.main.start, action.main.end).endsWith('试点')) return 'explore';
  if (/^(?:持续|继续)/u.test(body) || /(?:加强|做好|强化|开展)[^，]{0,12}(?:督查|督办|督导|监督检查|跟踪问效|调度)/u.test(body))
    return 'sustain';
  if (isWord(startingVerbs, last)) return 'start';
  if (/积极/u.test(before) && /^(?:落实|承担|履行)/u.test(first)) return 'advance';
  if (
    /^(?:坚持|严控|严格|落实|继续|持续|不得|严禁|禁止|遏制|控制|保持|负责|承担|履行|防止|维持|监测|严防|执行)/u.test(first) ||
    /继续|持续|严格|定期/u.test(before) ||
    nature === 'constraint'
  )
    return 'sustain';
  if (/逐步/u.test(before)) return 'advance';
  if (words.some((word) => isWord(deliveringVerbs, word))) return 'deliver';
  return 'advance';
}
