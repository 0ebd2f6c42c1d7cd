/** Expressions that look like deadlines but are not: names, conditions, the validity of documents, recurring days, bases of comparison. */
import type { ClauseKind } from './parsed-plan.ts';

export interface Expression {
  readonly form: string;
  readonly raw: string;
  /** The text before, at most 60 characters. */
  readonly left: string;
  /** The text behind, at most 60 characters. */
  readonly right: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly clause: ClauseKind;
}

export interface LookAlike {
  readonly name: string;
  readonly matches: (expression: Expression) => boolean;
}

const sentenceBefore = (left: string): string => left.slice(Math.max(left.lastIndexOf('。'), left.lastIndexOf('\n')) + 1);
const clauseBehind = (right: string): string => right.split(/[，,。；;、：:\n]/u, 1)[0] ?? '';
const sentenceBehind = (right: string): string => right.split(/[。\n]/u, 1)[0] ?? '';

const startOfClause = /(?:^|[，,。；;：:！!？?\s”"）)]|\d[.．、])$/u;
const aim = /(?:力争|确保|争取|预计|计划|力保|努力|保证|其中|于|拟|须|应|要|并|是|才|可|均|都|就|即|也)$/u;
const scope =
  /(?:对|对于|将|凡|凡是|支持|属于|针对|给予|围绕|纳入|列入|[高低优好多少晚早]于|超过|较|比|与|同|按|按照|免征|缴纳|应缴|签订|修订|落实|以|为|关于|根据|完成|购买|申请|由|征收|的|、|“|《|〔|—|-|－)$/u;

const isPoint = ({ form }: Expression): boolean => form === 'point';
const isBare = ({ form, prefix, suffix, raw }: Expression): boolean =>
  form === 'point' && prefix === '' && suffix === '' && !/[底末内]$/u.test(raw);

const inCell = ({ left, right }: Expression): boolean =>
  left.slice(left.trimEnd().length).includes('\t') && /^\s*(?:[\t\n]|$)/u.test(right);

const wrongPlace: LookAlike = {
  name: 'a clause that sets no tasks',
  matches: ({ clause }) =>
    clause === 'title' || clause === 'signature' || clause === 'validity' || clause === 'letter' || clause === 'preamble',
};

const inTitle: LookAlike = {
  name: 'the title of a document',
  matches: ({ left, right }) => left.lastIndexOf('《') > left.lastIndexOf('》') && /^[^《\n]*》/u.test(right),
};

const recurring: LookAlike = {
  name: 'a recurring day',
  matches: ({ left, form }) => form !== 'range' && /(?:每|每个?年|每个?月|每个?季度|每半年|历年|逐年|各年|次年)$/u.test(left),
};

const validity: LookAlike = {
  name: 'the validity of a document',
  matches: ({ form, raw, left, right }) => {
    const before = sentenceBefore(left);
    const behind = sentenceBehind(right);
    if (form === 'after issue' && !/^[^，,]{0,4}(?:施行|实行|执行|生效|有效)/u.test(right)) return false;
    return (
      /^(?:起)?(?:正式|开始|暂)?(?:施行|实行|执行|实施|生效)(?=[，,。;；]|$|\s)/u.test(behind) ||
      /有效期[^，,。]{0,12}$/u.test(before) ||
      /(?:停止执行|废止|失效)/u.test(behind) ||
      ((raw + behind.slice(0, 1)).endsWith('止') && /(?:自|从)?(?:印发|发布|公布|发文)之日/u.test(before)) ||
      /(?:本|以上|此)(?:次)?(?:通知|意见|方案|办法|政策|措施|规定|细则|若干|政策措施)[^，,。]{0,10}(?:自|从|有效|终止|截止|时间)[^。]{0,30}$/u.test(
        before,
      ) ||
      /所属期[^，,。]{0,2}$/u.test(before)
    );
  },
};

const label: LookAlike = {
  name: 'a year that belongs to a name',
  matches: (expression) =>
    isPoint(expression) &&
    expression.suffix === '' &&
    /[年末]$/u.test(expression.raw) &&
    /^(?:度|版|届|级|式|款|秋|春|以来|同期|第[一二三四五六七八九十\d]+[次届]|至今|是|被|的|红|\d|存量|远景|目标值|完成值|[“《]|元旦|春节|国庆|中秋|汛期|主汛期)/u.test(
      expression.right,
    ),
};

const namedList: LookAlike = {
  name: 'the name of a list or plan',
  matches: (expression) =>
    isBare(expression) &&
    (/附(?:件|表)\s{0,8}\d{0,2}[：:.、]?$/u.test(expression.left.trimEnd()) ||
      /(?:要点|方案|分工表|分解表|任务表|清单|一览表|通知|台账|计划表|任务书)$/u.test(clauseBehind(expression.right).trim())),
};

const wholeYear: LookAlike = {
  name: 'a whole year that is a measure or a slogan',
  matches: ({ raw, left, right }) =>
    raw.endsWith('全年') && (/^(?:红|的|度|工作|收入|上缴|营业|累计?纳税|无休)/u.test(right) || scope.test(left)),
};

const otherYear: LookAlike = {
  name: 'the end of another year',
  matches: ({ raw, left }) =>
    /^(?:年底|年末|年内)/u.test(raw) && /(?:去|上|前|往|近|百|常|多|几|数|同|历|当|财|半|[\d一二两三四五六七八九十])$/u.test(left),
};

const condition: LookAlike = {
  name: 'a condition on what is served',
  matches: (expression) => {
    if (expression.form !== 'point' && expression.form !== 'range') return false;
    const behind = clauseBehind(expression.right);
    return (
      /^[^的]{0,8}(?:到期|符合条件|购买|取得|签订|开工|竣工|毕业|注册|登记|投产|出生|参保|新增|实施|纳统|备案|成交|发生|认定|批准|受理|入库|执行|建成|出让|公布|出台)[^的\d]{0,3}的(?!.*\d)/u.test(
        behind,
      ) ||
      /的(?:基础|前提|条件)上?$/u.test(behind) ||
      (/[前后]$/u.test(expression.suffix) && /^的(?:[，,按仍]|$)/u.test(expression.right)) ||
      (expression.prefix === '' && scope.test(expression.left))
    );
  },
};

/** 带动全年完成投资…: a whole year needs no comma before it; 推动2016年…的落实 names what is done. */
const isObject = ({ raw, left }: Expression): boolean => raw === '全年' && /(?:带动|推动|促进|实现|目标|完成)$/u.test(left);

/** 建设率2022年达到80%; 到2022年和2030年: the figure tells the year's own aim. */
const isMeasured = ({ left, right, raw }: Expression): boolean =>
  raw.endsWith('年') &&
  (/^(?:达到?|提高[至到]|增加到|降[至到]|控制在|不低于|超过)\s?\d/u.test(right) || /(?:到|至)\d{4}年[和、]$/u.test(left));

/** 大唐电厂明年上半年投入运行: what comes to an end in that time stands right before it, and the end right behind it. */
const isDone = ({ right }: Expression): boolean =>
  /^(?:全部|全面|基本|正式|主体)?(?:建成|投产|投用|投运|投入(?:使用|运行|运营|正常)|开工|动工|竣工|完工|通车|通水|启用|交付|开通|达产|完成|全面开工)/u.test(
    right,
  ) && !/[的后前]/u.test(clauseBehind(right));

const midClause: LookAlike = {
  name: 'a point that only qualifies a word',
  matches: (expression) =>
    isBare(expression) &&
    !inCell(expression) &&
    !isMeasured(expression) &&
    !isDone(expression) &&
    (!(startOfClause.test(expression.left) || aim.test(expression.left) || isObject(expression)) || /^[\d.]/u.test(expression.right)),
};

const bareDay: LookAlike = {
  name: 'a date that is only named',
  matches: (expression) =>
    isBare(expression) && expression.raw.endsWith('日') && !/(?:于|拟|定)$/u.test(expression.left) && !inCell(expression),
};

const startWithoutWord: LookAlike = {
  name: 'the base of a growth',
  matches: ({ form, prefix, suffix, right }) =>
    form === 'point' && (((prefix === '自' || prefix === '从') && !/起|后|开始/u.test(suffix)) || (prefix !== '' && /^的\d/u.test(right))),
};

const status: LookAlike = {
  name: 'the state at a day',
  matches: ({ prefix, raw, right }) => /^截[至止]/u.test(prefix) && (!raw.endsWith('日') || /^[，,]?(?:全|已|共|我|累计)/u.test(right)),
};

const spanOfYears: LookAlike = {
  name: 'the years of a named plan',
  matches: ({ form, raw, left, right }) =>
    form === 'range' && !/[月日]/u.test(raw) && !(startOfClause.test(left) && /^[，,期间每]/u.test(right)),
};

const inBrackets: LookAlike = {
  name: 'the period of a named plan',
  matches: ({ left, right, suffix }) => suffix === '' && /[（(]$/u.test(left) && /^[）)]/u.test(right),
};

const lengthOfTime: LookAlike = {
  name: 'a length of time from an event of somebody',
  matches: ({ form, raw, left, right }) =>
    form === 'years' &&
    !/^(?:未来|今后|用)|起/u.test(raw) &&
    (/(?:毕业|登记|注册|成立|退役|离校|取得|近|最近|过去|起|后|满|投产|落户|到岗|获得|认定|入职|任职|每|前|第|连续|期|有效|不超过|不少于|合同|[\d—\-~～至])$/u.test(
      left,
    ) ||
      /^(?:的|有效|高校|[，,]?累计不)/u.test(right)),
};

/** 5年内关税降幅较大的商品: which things are meant. */
const pastYears: LookAlike = {
  name: 'the years that a thing is known by',
  matches: ({ form, left, right }) => form === 'years' && /(?:针对|对|对于|凡|凡是|将)$/u.test(left) && /^[^，,。；;]{1,24}的/u.test(right),
};

/** 连续3个月内, 最长不超过30日内, 30日内的: a length, and nothing that is due. */
const lengthOfDays: LookAlike = {
  name: 'a length of days',
  matches: ({ form, left, right, raw }) =>
    form === 'after event' &&
    /^\D?\d|^[一二两三四五六七八九十]/u.test(raw) &&
    (/(?:连续|不超过|不少于|最长|最短|最多|至少|每|近|前|过去|最近|期限|有效期|以上|[\d—\-–~～至])$/u.test(left) ||
      right.startsWith('的') ||
      !(raw.startsWith('在') || startOfClause.test(left) || /(?:后|起|之日|要|应|须|当|并|可|时|于)$/u.test(left))),
};

/** 自本措施公布之日起，各单位要在1个月内…: the days are printed behind it. */
const startOfDays: LookAlike = {
  name: 'the event that days count from',
  matches: ({ form, right }) =>
    form === 'from issue' && /^[，,]?[^。；;\n]{0,24}?[\d一二两三四五六七八九十]{1,3}(?:个月|个?工作日|日|天)[之以]?内/u.test(right),
};

const repealed: LookAlike = {
  name: 'the day of the document itself',
  matches: ({ form, right }) =>
    form === 'from issue' && /^[，,]?\s*(?:起|正式|暂|施行|实行|执行|实施|生效|有效|《|原|同时|此前|以往)/u.test(right),
};

export const lookAlikes: readonly LookAlike[] = [
  wrongPlace,
  inTitle,
  recurring,
  validity,
  label,
  namedList,
  wholeYear,
  otherYear,
  condition,
  midClause,
  bareDay,
  startWithoutWord,
  status,
  spanOfYears,
  inBrackets,
  lengthOfTime,
  pastYears,
  lengthOfDays,
  startOfDays,
  repealed,
];
