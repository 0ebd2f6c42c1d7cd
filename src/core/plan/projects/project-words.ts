import { wordList } from '../tasks/word-list.ts';

/** Works of which a word that is no class makes one certain thing: 泊岚变电站, 城南水库. */
const structures = `高速公路 公路 高速 铁路 高铁 地铁 轻轨 快速路 大道 环线 复线 支线 专线 延长线 机场 港 航道 枢纽 大桥 特大桥 隧道 码头 水库 电站 变电站 电厂 核电 风电场 污水处理厂 再生水厂 处理厂 焚烧厂 水厂 电池厂 监测站 加氢站 泵站 枢纽站 客运站 火车站 高铁站 车站 绿道 博物馆 图书馆 体育馆 体育场 大剧院 文化馆 美术馆 科技馆 展览馆 敬老院 福利院 养老院 医院 大厦 古城 内陆港 智慧岛
  客专 客运专线 号线 连接线 延伸线 东延线 西延线 南延线 北延线 环路 外环 内环 高架 高架桥 立交 立交桥 互通立交 枢纽互通 匝道 东通道 西通道 南通道 北通道 货运通道 过江通道 跨江通道 快速通道 东站 西站 南站 北站 中学 小学 高中 幼儿园 实验学校 分校 分院 卫生院 水闸 船闸 灌区 引水工程 机组 热电厂 新馆 农贸市场 批发市场 综合楼 门诊楼 住院楼 教学楼 大楼`;
const sites = `工程 项目 广场 学校 管网 管廊 小镇 新城 新区 度假区 景区 公园 湿地公园 体育中心 会展中心 校区 院区 公寓 物流园 产业园 科技园 工业园 创业园 软件园 示范园 示范园区 产业园区 工业园区 园区 商贸城 产业城 创新谷 科创走廊 数据中心 智算中心 超算中心 产业基地 仓储基地 培训基地`;
const operated = `平台 系统 热线 大厅 数据库 信息库 资源库 客户端 APP 小程序 网站`;
const founded = `中心 基地 研究院 研究中心 研究所 实验室 俱乐部 示范区 试验区 创新区 先行区 合作区 特区 自贸区 自贸试验区 高新区 综保区 综合保税区 保税区 保税物流中心 孵化器 联盟 联络站 基金 班列 国家公园 文化公园`;
const events = `交流会 博览会 交易会 洽谈会 展览会 展销会 投洽会 推介会 运动会 奥运会 冬奥会 残奥会 冬残奥会 亚运会 论坛 峰会 马拉松赛 马拉松 大赛 锦标赛 联赛 文化节 旅游节 登山节 丰收节 艺术节 电影节 美食节`;

/** What is done to a thing that stands, as the last word of a work: 金龙大道改造, 龙嘉机场三期扩建. */
const works = `改造 改扩建 改建 扩建 扩能 扩容 迁建 续建 整治 治理 修复 加固 疏浚 修缮 复建 技术改造 升级改造 提升改造 改造提升 提质改造 扩能改造 提速改造 扩容改造 升级改建 综合改造 综合整治 综合治理 环境整治 生态修复 除险加固 续建配套与节水改造 续建配套与现代化改造`;

/** What the name of a thing ends with, by how little makes it one certain thing. */
export const structureHeads = wordList(structures);
export const operatedHeads = wordList(operated);
export const eventHeads = wordList(events);
export const siteHeads = wordList(sites);
export const workHeads = wordList(works);
/** Any of them, for a first look. */
export const anySuffix = wordList(structures, sites, operated, founded, events, works);

/** Verbs under which a named thing is built. */
export const buildVerbs = wordList(
  `建设 共建 迁建 开建 打通 拓宽 修建 新改建 贯通 力争 规划建设 高标准建设 务求 建成 完成 启动 推进 加快 推动 实施 规划实施 确保 促使 力促 保障 研究谋划 谋划 开工 打造 布局 规划布局 规划 组建 谋划组建 建立 设立 成立 搭建 申创 申建 创建 争取 改造 新建 续建 改建 扩建 兴建 筹建 投用 提升 开通 上线 完善 办好 抓好 抓紧 引进 申报`,
);

/** Under these a name is that of a partner, of a chance or of a wish, not of a thing of the plan. */
export const partnerVerbs = /对接|承接|参加|参与|与|同|引进|支持|鼓励|争创|密切|聚集|引导|贯彻|印发|国际一流|依托|探索$/u;

/** The plan holds an event or makes it known. */
export const heldHere = /举办|承办|主办|协办|筹办|办好|办成|开好|做好|组织好|打造|策划|营销|推广|宣传/u;

/** A thing that stands and is put to use or joined, before and behind its name. */
export const usedBefore = /(?:入驻|接入|纳入|通过|推广|运用|应用|使用|用好|用活|发挥|扩大|完善|优化|升级|改造|推动|推进|依托)$/u;
export const usedBehind = /^(?:作用|功能|覆盖面|互联|互通|对接|联通|共享|接入|应用|升级|扩容|改造|使用|发放|办理|申报)/u;

/** Programmes and campaigns that only borrow the word of a work: 人才工程, 倍增工程. */
export const softProgrammes =
  /人才|培养|素质|培训|计划|双[一二三四五六七八九十]工程|惠民|民心|品牌|倍增|名师|文明|精品|[公准]益类|如下|特别是|实施方案|政策|企业家|A级|甲|品质提升/u;

/** Verbs and prepositions that no name holds: what stands before the last of them is not of the name. */
export const boundaryVerbs = wordList(
  `推进 推动 促使 务求 加快 建成 完成 启动 纳入 接入 列入 入驻 依托 利用 通过 使用 推广 运用 建立 搭建 打造 设立 组建 谋划 开展 实施 参与 争取 申创 申建 发挥 完善 健全 落实 规划建设 规划布局 引入 引进 支持 鼓励 支撑 加强 扩大 有效 协调 促进 开工 组织 积极 继续 围绕 结合 借助 有序 指导 实现 探索 确保 提升 优化 抓好 包括 以及 前期 高标准 高水平 对接 布局 进入 面向 位于 改造城区 用于 根据 按照 强化 做好 加大 及时 每年 引导 增强 享受 提供 采取 申报 筹集 做强 聚焦 培育 作为 投产 投用 投运 竣工 办好 筹办 举办 承办 开行 增开 创建 创成 打通 拓宽`,
);

/** Words that say how many or what sort; what they stand before is no name. */
export const genericPrefixes =
  /^(?:\d+(?:[个批座家条所处套项万亿]|余)|我[市省区县]|[省市县区](?:政府|委|人大|政协)|[全本][市省区县]|区域|如下|新兴|国际|农|一批|一些|若干|各类|各级|各|多个|几个|[一二三四五六七八九十两百千]+(?:个|批|座|家|条|所|处|大)|等|该|本|其|有关|相关|重大|重点|现有|新型|新建|专业|省级|市级|县级|国家级|区域性|大型|小型|综合|综合性|上述|配套|优质|优势|特色|符合|具备|更多|第三方|地方|基层|[省市县区]内|全[省市县区国]各|以|对|将|把|与|在|从|向|由|为|和|及|区域内|所|主要|全部|部分|多|一般|同类|辖区|本地|线上|线下|高品质|标志性|国内|国外|境外|海外|企业|政府|社会|行业|市场|人才项目|到|年(?!产)|月|日)/u;

/** What stands alone before an ending and still names nothing: 基础设施工程, 技改项目. */
const genericModifiers = new Set(
  `基础设施 公共 公共服务 三甲 二甲 三级 技改 技术改造 建设 投资 产业 产业化 房地产 科研 垃圾 生活垃圾 污水 餐厨 危废 固废 再生水 人防 安居 保障性 主体 服务 信息 信息化 体育 重点 科技 社会 民生 惠民 安居 环保 工业 农业 文化 旅游 文旅 招商 招商引资 创业 创新 合作 集成 试点 示范 改造 采购 政府采购 工程建设 政府投资 公建 代建 备选 储备 省市重点 智能化 数字化 信用 交易 管理 监管 综合服务 教育 培训 研发 技术 技能 医疗 医疗卫生 养老 生产 物流 仓储 商贸 贸易 专业 综合 人才 引才 金融 融资 融资服务 电商 电子商务 农产品 数据 大数据 云 互联网 工业互联网 政务 政务服务 办公 市政 市政公用 交通 水利 能源 电力 新能源 充电 停车 城市 农村 乡村 乡镇 社区 街道 镇 村 县 区 市 省 级 工程 干线 国省干线 国道 省道 普通国道 普通国省道 工程技术 企业技术 技术创新 院士 博士后 一级 二级 三级 公立 民办 公办 中小 职业 高等 普通 定点 综合性 专科 普惠 普惠性 中心 寄宿制 九年制 义务教育 特殊教育 薄弱 达标 标准化 规范化 断头 机耕 管网 供水 排水 雨污 燃气 供热 高速 瓶颈 致富 四好 通村 通组 旅游 病险 老旧 老旧小区 小区 棚户区 危旧 中小河流 河道 黑臭水体 水环境 土壤 绿色 快速 应急 消防 集中 集贸 农贸 批发 专业 妇幼 中医 体检 本地 中央 国家 全国 国际 海外`.split(
    ' ',
  ),
);
const longestModifier = Math.max(...[...genericModifiers].map(({ length }) => length));

/** Whether a text is made of such words alone, or of nothing. Each end is reached once, in however many ways the words share the text. */
export function isGenericModifier(text: string): boolean {
  const reached = new Set([0]);
  for (let start = 0; start < text.length; start++) {
    if (!reached.has(start)) continue;
    for (let end = start + 1; end <= Math.min(text.length, start + longestModifier); end++) {
      if (genericModifiers.has(text.slice(start, end))) reached.add(end);
    }
  }
  return reached.has(text.length);
}

/** What may close a name inside a part. */
export const nameCloses =
  /^(?:$|[，、。；：,;:）)”"（(》]|等|建设|的|早日|年内|前期|开工|建成|动工|通车(?!里程)|投入|完工|达产|主体|全线|如期|尽快|20\d\d年|明年|今年|春季|秋季|及|和|与|以及|并|挂牌|互联|作用|攻坚|落地|年底|竣工|投产|投用|纳入|列入|试点|转型|实施(?!方案|细则|意见)|为|使用|“|“|项目建设|运营|使用|开展|一期|二期|三期|工作|提质|改扩建|升级|扩容|任务|覆盖|发放|联通|\d{1,2}月|[一-龥A-Z]{2,3}段)/u;
