/** What a sentence orders, on both sides of each border: kind, commitment, nature, who does it, its words and its title where they differ. */
import { describe, expect, it } from 'vitest';
import { segmentTasks } from './read-tasks.ts';

const readTasks = (plan: Omit<Parameters<typeof segmentTasks>[0], 'groups' | 'fields'>) =>
  segmentTasks({ ...plan, groups: [], fields: [] }).tasks;

const told = (text: string): string =>
  readTasks({
    text,
    title: '',
    clauses: [{ path: '一', kind: 'task', start: 0, end: text.length }],
    headings: [],
    assignments: [],
    deadlines: [],
    projects: [],
  })
    .map(({ text: words, title, role, kind, commitment, nature, subject }) =>
      [role === 'task' ? '' : role, kind, commitment, nature, subject ?? '', words, title === words ? '' : `“${title}”`]
        .filter((fact) => fact !== '')
        .join(' '),
    )
    .join(' ‖ ');

describe('the kind is told by the noun at its end and the verb before it', () => {
  it.each([
    ['制定节能改造实施方案。', 'policy deliver once 制定节能改造实施方案'],
    ['制定工作实施意见，落实到位。', 'policy deliver once 制定工作实施意见，落实到位 “制定工作实施意见”'],
    ['开展预算编制工作。', 'policy advance once 开展预算编制工作'],
    ['开展预算执行工作。', 'matter advance once 开展预算执行工作'],
    ['落实节能改造实施方案。', 'matter sustain once 落实节能改造实施方案'],
    ['宣传节能改造实施方案。', 'matter advance once 宣传节能改造实施方案'],
    ['并实施节能改造实施方案。', 'matter advance once 并实施节能改造实施方案 “实施节能改造实施方案”'],
    ['将节能改造纳入实施方案。', 'matter advance once 将节能改造纳入实施方案'],
    ['积极争取将项目列入规划。', 'matter strive once 积极争取将项目列入规划 “争取将项目列入规划”'],
    ['研究制定节能改造办法。', 'policy deliver once 研究制定节能改造办法'],
    ['研究节能改造办法。', 'policy explore once 研究节能改造办法'],
    ['研究完成节能改造。', 'matter deliver once 研究完成节能改造'],
    ['推动出台节能改造办法。', 'policy advance once 推动出台节能改造办法'],
    ['完善企业名录。', 'policy advance once 完善企业名录'],
    ['完善城市道路。', 'matter advance once 完善城市道路'],
    ['梳理政策清单。', 'policy advance once 梳理政策清单'],
    ['推进城南片区项目建设。', 'project advance once 推进城南片区项目建设'],
    ['推进城南项目策划和建设。', 'project advance once 推进城南项目策划和建设'],
    ['推进服务项目建设。', 'matter advance once 推进服务项目建设'],
    ['推进人才项目建设。', 'matter advance once 推进人才项目建设'],
    ['开展河道综合整治。', 'project advance once 开展河道综合整治'],
    ['开展河道日常巡查。', 'matter advance once 开展河道日常巡查'],
    ['实施老旧管网改造。', 'project advance once 实施老旧管网改造'],
    ['实施（一期）管网改造。', 'project advance once 实施（一期）管网改造 “实施管网改造”'],
    ['建设大数据平台。', 'platform advance once 建设大数据平台'],
    ['打造先进制造示范区。', 'platform advance once 打造先进制造示范区'],
    ['打造先进制造示范区项目。', 'project advance once 打造先进制造示范区项目'],
    ['加强与示范区对接。', 'matter advance once 加强与示范区对接'],
    ['利用产业基金。', 'matter advance once 利用产业基金'],
    ['设立产业发展基金。', 'platform deliver once 设立产业发展基金'],
    ['设立引导资金。', 'matter deliver once 设立引导资金'],
    ['吸引企业入驻产业园。', 'matter advance once 吸引企业入驻产业园'],
    ['建成城南产业园。', 'platform deliver once 建成城南产业园'],
    ['开展生态修复工程。', 'matter advance once 开展生态修复工程'],
    ['推进城南医院迁建。', 'project advance once 推进城南医院迁建'],
    ['推进城南道路前期工作。', 'project advance once 推进城南道路前期工作'],
    ['做好城南道路前期工作。', 'project advance once 做好城南道路前期工作'],
    ['实施商标品牌战略。', 'matter advance once 实施商标品牌战略'],
    ['实施商标品牌项目。', 'matter advance once 实施商标品牌项目'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('the commitment is told by verbs and the words before them', () => {
  it.each([
    ['做好企业服务。', 'matter advance once 做好企业服务'],
    ['持续做好企业服务。', 'matter sustain once 持续做好企业服务 “做好企业服务”'],
    ['继续做好企业服务。', 'matter sustain once 继续做好企业服务 “做好企业服务”'],
    ['加强安全生产监督检查。', 'matter sustain once 加强安全生产监督检查'],
    ['加强企业调度。', 'matter sustain once 加强企业调度'],
    ['加强企业管理。', 'matter advance once 加强企业管理'],
    ['积极落实惠企政策。', 'matter advance once 积极落实惠企政策 “落实惠企政策”'],
    ['落实惠企政策。', 'matter sustain once 落实惠企政策'],
    ['负责统筹协调。', 'matter sustain once 负责统筹协调'],
    ['防止数据泄露。', 'matter sustain once 防止数据泄露'],
    ['不得收取费用。', 'matter sustain constraint 不得收取费用'],
    ['严禁收取费用。', 'matter sustain constraint 严禁收取费用'],
    ['严格控制一般性支出。', 'matter sustain constraint 严格控制一般性支出 “控制一般性支出”'],
    ['杜绝违规收费。', 'matter sustain constraint 杜绝违规收费'],
    ['逐步建立信息系统。', 'platform advance once 逐步建立信息系统 “建立信息系统”'],
    ['逐步实现全覆盖。', 'matter advance once 逐步实现全覆盖 “实现全覆盖”'],
    ['推动项目建设。', 'project advance once 推动项目建设'],
    ['推动项目开工。', 'project advance once 推动项目开工'],
    ['推动企业上市。', 'matter advance once 推动企业上市'],
    ['推动支持企业上市。', 'matter support once 推动支持企业上市'],
    ['推动鼓励企业上市。', 'matter support once 推动鼓励企业上市'],
    ['推进支持企业上市。', 'matter support once 推进支持企业上市'],
    ['启动项目建设。', 'project start once 启动项目建设'],
    ['年内开工建设城南医院。', 'project start once 年内开工建设城南医院 “开工建设城南医院”'],
    ['尽快启动城南医院。', 'project start once 尽快启动城南医院 “启动城南医院”'],
    ['早日开工城南医院。', 'project start once 早日开工城南医院 “开工城南医院”'],
    ['力争建成城南医院。', 'project strive once 力争建成城南医院'],
    ['争取建成城南医院。', 'project strive once 争取建成城南医院'],
    ['争取上级资金。', 'matter strive once 争取上级资金'],
    ['力争完成城南医院。', 'project strive once 力争完成城南医院'],
    ['探索建设城南医院。', 'project explore once 探索建设城南医院'],
    ['试点建设城南医院。', 'project explore once 试点建设城南医院 “建设城南医院”'],
    ['试行建设城南医院。', 'project explore once 试行建设城南医院'],
    ['谋划建设城南医院。', 'project explore once 谋划建设城南医院'],
    ['开展改革试点。', 'matter explore once 开展改革试点'],
    ['支持企业上市。', 'matter support once 支持企业上市'],
    ['鼓励企业上市。', 'matter support once 鼓励企业上市'],
    ['引导企业上市。', 'matter support once 引导企业上市'],
    ['允许企业上市。', 'matter support once 允许企业上市'],
    ['重视企业上市。', 'matter support once 重视企业上市'],
    ['赋予企业自主权。', 'matter support once 赋予企业自主权'],
    ['给予企业10万元补助。', 'matter support once 给予企业10万元补助'],
    ['对企业予以支持。', 'matter support once 对企业予以支持'],
    ['对企业予以表扬。', 'matter advance once 对企业予以表扬'],
    ['重点支持企业上市。', 'matter support once 重点支持企业上市 “支持企业上市”'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('what is paid or need not be paid is support', () => {
  it.each([
    ['免征企业税收。', 'matter support once 免征企业税收'],
    ['缓缴社会保险费。', 'matter support once 缓缴社会保险费'],
    ['补贴企业10万元。', 'matter support once 补贴企业10万元'],
    ['发放补贴10万元。', 'matter support once 发放补贴10万元'],
    ['企业可申请延期缴纳税款。', 'matter support once 企业 企业可申请延期缴纳税款 “申请延期缴纳税款”'],
    ['企业可以按规定享受优惠。', 'matter support once 企业 企业可以按规定享受优惠'],
    ['全部免除房租。', 'matter support once 全部免除房租'],
    ['企业可上市。', 'matter advance once 企业 企业可上市'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('a figure to reach makes a quantity, the scope of a work or a rate does not', () => {
  it.each([
    ['新增企业10家。', 'matter advance quantity 新增企业10家'],
    ['新增企业10家以上。', 'matter advance quantity 新增企业10家以上'],
    ['新增企业十家。', 'matter advance once 新增企业十家'],
    ['培育企业10家。', 'matter advance quantity 培育企业10家'],
    ['建成公园2个，改造道路3条。', 'matter deliver quantity 建成公园2个 ‖ matter advance quantity 改造道路3条'],
    ['全年培训10人次。', 'matter advance quantity 全年培训10人次 “培训10人次”'],
    ['年内培训1000人。', 'matter advance quantity 年内培训1000人 “培训1000人”'],
    ['到2025年培训1000人。', 'matter advance quantity 到2025年培训1000人 “培训1000人”'],
    ['2025年底前培育企业10家。', 'matter advance quantity 2025年底前培育企业10家 “培育企业10家”'],
    ['工业产值增长8%。', 'matter strive quantity 工业产值增长8%'],
    ['工业产值力争增长8%。', 'matter strive quantity 工业产值力争增长8%'],
    ['利率降低2个百分点。', 'matter advance once 利率降低2个百分点'],
    ['能耗控制在10万吨。', 'matter strive quantity 能耗控制在10万吨'],
    ['能耗不超过10万吨。', 'matter strive quantity 能耗不超过10万吨'],
    ['投资完成10亿元。', 'matter strive quantity 投资完成10亿元'],
    ['完成投资10亿元。', 'matter deliver quantity 完成投资10亿元'],
    ['推进10家企业上市。', 'matter advance once 推进10家企业上市'],
    ['推进城南10号地块建设。', 'matter advance once 推进城南10号地块建设'],
    ['给予企业奖励10万元，力争新增企业10家。', 'matter support once 给予企业奖励10万元 ‖ matter strive quantity 力争新增企业10家'],
    ['给予企业奖励不超过10万元。', 'matter support once 给予企业奖励不超过10万元'],
    ['给予企业奖励，不得重复享受。', 'matter support constraint 给予企业奖励，不得重复享受 “给予企业奖励”'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('what comes again is recurring', () => {
  it.each([
    ['每年举办论坛。', 'matter sustain recurring 每年举办论坛 “举办论坛”'],
    ['每月调度项目。', 'matter sustain recurring 每月调度项目 “调度项目”'],
    ['定期调度项目。', 'matter sustain recurring 定期调度项目 “调度项目”'],
    ['动态更新名录。', 'matter sustain recurring 动态更新名录 “更新名录”'],
    ['常态化开展检查。', 'matter sustain recurring 常态化开展检查 “开展检查”'],
    ['举办文化节。', 'matter sustain recurring 举办文化节'],
    ['举办招聘会。', 'matter advance once 举办招聘会'],
    ['办好马拉松赛。', 'matter sustain recurring 办好马拉松赛'],
    ['开展登山节活动。', 'matter sustain recurring 开展登山节活动'],
    ['做好旅游节筹备。', 'matter sustain recurring 做好旅游节筹备'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('a body before 要, 牵头 or a figure is the subject', () => {
  it.each([
    ['建立联席会议制度，各部门要加强配合。', 'policy deliver once 各部门 建立联席会议制度，各部门要加强配合 “建立联席会议制度”'],
    ['市甲局要会同市乙局，做好评估。', 'matter advance once 市甲局 市甲局要会同市乙局，做好评估 “做好评估”'],
    ['市甲局牵头制定办法。', 'policy deliver once 市甲局 市甲局牵头制定办法 “牵头制定办法”'],
    ['市甲局、市乙局要加强培训。', 'matter advance once 市甲局、市乙局 市甲局、市乙局要加强培训 “加强培训”'],
    ['由企业自行制定办法。', 'policy deliver once 由企业自行制定办法'],
    ['有条件的县区要加强培训。', 'matter advance once 有条件的县区 有条件的县区要加强培训 “加强培训”'],
    ['全市各级各部门要加强培训。', 'matter advance once 全市各级各部门 全市各级各部门要加强培训 “加强培训”'],
    ['全市加强培训。', 'matter advance once 全市加强培训 “加强培训”'],
    ['医院加强培训。', 'matter advance once 医院加强培训'],
    ['公立医院要加强培训。', 'matter advance once 公立医院 公立医院要加强培训 “加强培训”'],
    ['企业营业收入同比增长10%。', 'matter strive quantity 企业 企业营业收入同比增长10%'],
    ['国有企业资产总额达到10亿元。', 'matter strive quantity 国有企业 国有企业资产总额达到10亿元'],
    ['政府采购要落实政策。', 'matter advance once 政府采购要落实政策'],
    ['监管部门要加强培训。', 'matter advance once 监管部门 监管部门要加强培训 “加强培训”'],
    ['地区生产总值增长5%。', 'matter strive quantity 地区生产总值增长5%'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('marks that part tasks, and brackets that bind', () => {
  it.each([
    ['（1）推进改造；（2）建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['一是推进改造。二是建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['1.推进改造。2.建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['①推进改造；②建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['——推进改造。——建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['推进改造：建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['推进改造:建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['推进改造,建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['推进1,000户改造，建设平台。', 'matter advance once 推进1,000户改造 ‖ platform advance once 建设平台'],
    ['12:30前推进改造，建设平台。', 'platform advance once 12:30前推进改造，建设平台 “建设平台”'],
    ['推行“一件事，一次办”，建设平台。', 'matter advance once 推行“一件事，一次办” ‖ platform advance once 建设平台'],
    ['推行《办法，细则》，建设平台。', 'matter advance once 推行《办法，细则》 ‖ platform advance once 建设平台'],
    [
      '推进（含甲，乙（丙，丁），戊）改造，建设平台。',
      'matter advance once 推进（含甲，乙（丙，丁），戊）改造 “推进（含甲，乙，戊）改造” ‖ platform advance once 建设平台',
    ],
    ['推进改造！建设平台。', 'matter advance once 推进改造 ‖ platform advance once 建设平台'],
    ['推进改造', 'matter advance once 推进改造'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('what only spells out the part before it is no task of its own', () => {
  it.each([
    ['推动项目落地，优先支持企业上市。', 'matter advance once 推动项目落地，优先支持企业上市 “推动项目落地”'],
    ['推动合作，重点支持企业上市。', 'matter support once 推动合作，重点支持企业上市 “推动合作”'],
    ['研究编制规划，明确目标。', 'policy explore once 研究编制规划，明确目标 “研究编制规划”'],
    ['建设数据平台，提供查询服务。', 'platform advance once 建设数据平台，提供查询服务 “建设数据平台”'],
    ['推进改造，把培训与就业相结合。', 'matter advance once 推进改造，把培训与就业相结合 “推进改造”'],
    ['把企业纳入名录的，给予奖励。', 'matter support once 把企业纳入名录的，给予奖励 “给予奖励”'],
    ['实施人才强市战略，引进人才。', 'matter advance once 实施人才强市战略，引进人才 “引进人才”'],
    ['支持产业发展，推动企业上市。', 'matter support once 支持产业发展，推动企业上市 “支持产业发展”'],
    ['支持产业发展，完善服务。', 'matter support once 支持产业发展 ‖ matter advance once 完善服务'],
    ['各县要加强培训，鼓励企业上市。', 'matter advance once 各县 各县要加强培训 “加强培训” ‖ matter support once 各县 鼓励企业上市'],
    [
      '各县要加强培训，制定实施方案，完善服务。',
      'matter advance once 各县 各县要加强培训 “加强培训” ‖ policy deliver once 各县 制定实施方案 ‖ matter advance once 各县 完善服务',
    ],
    ['推进改造，促进就业。', 'matter advance once 推进改造，促进就业 “推进改造”'],
    [
      '推进改造，促进农村一二三产业深度融合发展和农民增收。',
      'matter advance once 推进改造 ‖ matter advance once 促进农村一二三产业深度融合发展和农民增收',
    ],
    ['推进改造，为企业提供便利。', 'matter advance once 推进改造 ‖ matter advance once 为企业提供便利'],
    ['推进改造，为企业提供良好环境。', 'matter advance once 推进改造，为企业提供良好环境 “推进改造”'],
    ['研究和制定办法。', 'policy deliver once 研究和制定办法'],
    ['推动、引导企业上市。', 'matter support once 推动、引导企业上市'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('works that are built end a task of their own', () => {
  it.each([
    // How the work before ends is said of it; a work that is named is another.
    ['推进云岭电厂建设，确保年底前投产。', 'project advance once 推进云岭电厂建设，确保年底前投产 “推进云岭电厂建设”'],
    ['做好云岭铁路前期工作，争取尽快动工。', 'project advance once 做好云岭铁路前期工作，争取尽快动工 “做好云岭铁路前期工作”'],
    ['推进云岭电厂建设，确保二期6月底前竣工。', 'project advance once 推进云岭电厂建设 ‖ matter deliver once 确保二期6月底前竣工'],
    [
      '抓好一批续建项目，确保云岭电厂、石桥水库等项目建成投产。',
      'project advance once 抓好一批续建项目 ‖ project deliver once 确保云岭电厂、石桥水库等项目建成投产',
    ],
    // In what must be done each work that is built stands for itself.
    [
      '要抓紧施工，加快建设进度，建成云岭至石桥高速公路，石桥电厂明年上半年投入运行。',
      'matter advance once 要抓紧施工，加快建设进度 “抓紧施工” ‖ project deliver once 建成云岭至石桥高速公路 ‖ matter deliver once 石桥电厂明年上半年投入运行',
    ],
    // The field stands before the verb; so does who does it.
    ['高速公路续建7个项目，新开工3个项目。', 'project advance once 高速公路续建7个项目 ‖ project advance once 新开工3个项目'],
    [
      '建设云岭公园，14个街道打造绿化精品工程。',
      'project advance once 建设云岭公园 ‖ project advance once 14个街道 14个街道打造绿化精品工程 “打造绿化精品工程”',
    ],
    ['完成改造，夯实产业基础。', 'matter deliver once 完成改造，夯实产业基础 “完成改造”'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});

describe('what only says in general what the next part does', () => {
  it.each([
    ['开展农村环境整治行动，完成农村改厕5000户。', 'matter deliver quantity 开展农村环境整治行动，完成农村改厕5000户 “完成农村改厕5000户”'],
    ['开展农村环境整治行动，举办培训。', 'matter advance once 开展农村环境整治行动 ‖ matter advance once 举办培训'],
    ['大力发展乡村旅游，培育精品民宿30家。', 'matter advance quantity 大力发展乡村旅游，培育精品民宿30家 “培育精品民宿30家”'],
    ['完善养老服务体系，新建养老服务中心。', 'platform advance once 完善养老服务体系，新建养老服务中心 “新建养老服务中心”'],
    ['推进公立医院高质量发展，建设县医院综合楼。', 'matter advance once 推进公立医院高质量发展，建设县医院综合楼 “建设县医院综合楼”'],
    ['持续提升承载能力，加快推进管网改造。', 'project sustain once 持续提升承载能力，加快推进管网改造 “推进管网改造”'],
    [
      '加快通用机场建设，推动项目尽快立项、开工建设。',
      'project start once 加快通用机场建设，推动项目尽快立项、开工建设 “加快通用机场建设”',
    ],
    // Each says what is done for whom; each number counts what its own verb makes.
    [
      '引导毕业生到企业就业，开发公益性岗位不少于740个。',
      'matter support once 引导毕业生到企业就业 ‖ matter advance quantity 开发公益性岗位不少于740个',
    ],
    ['为62户家庭实施改造，为全县老人免费体检。', 'matter advance once 为62户家庭实施改造 ‖ matter advance once 为全县老人免费体检'],
    [
      '确保S101县城段6月底通车，完成G342县城段改造。',
      'matter deliver once 确保S101县城段6月底通车 ‖ matter deliver once 完成G342县城段改造',
    ],
    // A set of rules is something to be made by itself.
    ['健全投资监管制度体系，施行投资计划管理。', 'policy advance once 健全投资监管制度体系 ‖ matter advance once 施行投资计划管理'],
    [
      '云岭水厂扩建工程6月底前开工建设，年底前建成投运。',
      'project start once 云岭水厂扩建工程6月底前开工建设，年底前建成投运 “云岭水厂扩建工程6月底前开工建设”',
    ],
    [
      '启动城际铁路前期工作，争取纳入国家铁路网规划。',
      'project start once 启动城际铁路前期工作，争取纳入国家铁路网规划 “启动城际铁路前期工作”',
    ],
    ['开工建设石桥机场，力争完成投资5亿元。', 'project start quantity 开工建设石桥机场，力争完成投资5亿元 “开工建设石桥机场”'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});
