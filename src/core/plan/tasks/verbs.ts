import { wordList } from './word-list.ts';

// Verbs that open an action in government plans, by their function in the sentence. Data of the language, not of one document.

/** They make others act: 鼓励企业…, 支持…, 督促…. */
const governing = `鼓励 支持 引导 允许 激励 帮助 协助 指导 督促 推动 促进 吸引 组织 动员 发动 赋予 授权 重视 协调 扶助 倡导 提倡`;

/** They bring a thing about; the end verb of a chain is mostly one of these. */
const delivering = `完成 建成 打通 全面实施 制定 制订 编制 出台 修订 修编 发布 建立 设立 组建 成立 印发 公布 公开 颁布 起草 拟定 拟订 划定 开通 开设 开辟 提出 列出
  建好 筹办 上线 设置 启用 落成 实现 开发完成 挂牌 创立 布设 签订 签署 制定出台 制定发布 制定完善 研究制定 研究建立 研究提出 研究设立 研究出台 组织编制 编制发布 上报 报送 报批 汇总 下达 拨付 兑现`;

/** They begin a thing. */
const starting = `开工 启动 动工 开建 核准开工`;

/** They try for a thing. */
const striving = `争取 力争 争创 申建 申创 申报`;

/** They look into a thing. */
const exploring = `探索 研究 谋划 试点 试行 论证 策划 摸索 尝试`;

/** They keep a thing up. */
const sustaining = `坚持 严控 严格 落实 继续 持续 保持 巩固 遵循 执行 贯彻 贯彻落实 不得 严禁 禁止 严防 防止 防范 杜绝 控制 遏制 维持 履行 承担 负责 设在 监测 巡查 跟踪 监控 监督
  做到 做好 确保 保障 保证 维护 坚决 坚守 兜住 守住 停止 暂停 取消 遵守`;

/** The rest: what a plan advances. */
const advancing = `推进 推广 推行 推出 推介 推荐 推送 加快 加强 加大 加速 加紧 开展 举办 承办 实施 实行 施行 完善 健全 构建 构筑 打造 培育 培养 培训 培植 建设 共建 共创 兴建 新建 改建 扩建 修建 搭建 创建 创办 创新 创作
  发展 壮大 做大 做强 做优 做实 做精 优化 深化 细化 强化 硬化 量化 简化 确定 明确 配齐 配备 净化 美化 绿化 亮化 活化 转化 孵化 固化 规范 规划 统筹 整合 整治 整改 整顿 治理 清理 清退 清除 关闭 拆除 淘汰 改造 改善 改进 改革 升级 更新 提升 提高 提供 提振 提速 提前 提倡 增强 增加 增设 扩大 扩充 扩展 拓展 拓宽 延伸 延长 延续 延期
  引进 引入 引导 引育 招引 招聘 招募 聘请 选聘 选派 选拔 选树 选育 遴选 评选 评定 评估 评价 认定 审核 审批 审查 核查 排查 检查 抽查 督查 督导 考核 考评 监管 查处 打击 严查 严厉打击 严厉查处 严格规范 处置 处理 化解 解决 破解 破除 消除 剥离 置换 退出 收回 收购 回购 储备 盘活 利用 开发 研发 研制 攻关 突破 生产 扩产 投放 投入 安排 筹集 筹措 筹建 布局 布置 部署 谋求 落地 对接 衔接 联合 联动 合作 协作 协同 配合 参与 参加 融入 承接 接轨 互动 交流 沟通 联系 走访 宣传 宣讲 普及 宣贯 弘扬 传承 挖掘 保护 修复 恢复 养护 管护 维修 维护 运营 运行 运用 应用 使用 采用 采取 采购 推选 借鉴 学习 总结 梳理 摸清 理清 厘清 区分 分析 研判 预警 报告 反馈 通报 公示 披露 共享 开放 接入 互通 打破 畅通 疏通 贯通 连接 链接 形成 营造 树立 树牢 塑造 彰显 展示 释放 激发 激活 调动 带动 拉动 撬动 助推 助力 服务 便利 方便 满足 放宽 放开 放活 降低 减少 减轻 减免 免除 免征 免收 减征 减按 缓缴 缓征 返还 退还 补贴 补助 补偿 补充 补齐 补足 补强 贴息 给予 予以 资助 扶持 奖励 发放 兑付 支付 抓好 抓实 抓紧 办好 办理 用好 用足 管好 建好 选优 搞好 开好 守牢 筑牢 夯实 充实 丰富 繁荣 活跃 稳定 稳步 稳住 稳妥 平衡 均衡 调整 调节 调度 调配 变更 变现 重组 组织 组建 牵头 纳入 列入 归集 归并 归位 下放 下沉 移交 划转 注入 集聚 聚集 聚焦 汇聚 凝聚 集中 收集 采集 编写 撰写 编印 录入 填报 登记 备案 注册 申请 申办 检验 检测 检疫 监测 测评 测算 验收 验证 认证 授予 表彰 奖补 处罚 惩戒 惩治 惩处 问责 追究 曝光 约谈 警示 教育 引领 示范 造就 造福 赋能 支撑 服从 反对 抵制 杜绝 发挥 注重 突出 牢固 牢牢 把好 把握 兼顾 推升 擦亮 叫响 唱响 讲好 用活 盯紧 扎牢 压实 压缩 压减 缩短 精简 下调 上调 调低 调高 新增 新发展 新建成 新开工 储存 清偿 偿还 清欠 核销 核减 核定 核算 结算 预拨 直接拨付 扩面 试办 引流 招商 出租 出让 置业 搬迁 迁建 安置 救助 帮扶 慰问 关爱 关注 配置 配强 配套 装备 铺设 敷设 架设 安装 部分解决 修改 废止 汇编 汇集 编纂 主推 力推 储备生成 策划生成 健全完善 建立健全 建立完善 完善落实 细化落实 研究制定 研究建立 研究设立 研究提出 制定完善 制定出台 组织编制 组织开展 组织实施 规划建设 规划布局 布局建设 培育建设 培育打造 培育壮大 培育发展 培育创建 筹建 谋划组建 统一 受理 征集 增发 扩招 核发 回应 传导 撮合 招录 增配 增派 压降 限制 纠正 征收 辐射 升级改造 提档升级 推广应用 宣传推广 督促落实 协调解决 统筹推进 统筹安排 统筹协调 引进培育 引进培养 引进扶持 选拔培养 选拔资助 选拔认定 遴选扶持 遴选评定 重塑 聚力 加密 加固 兜牢 兜底 夯牢 探明 查清 查找 查明 核实 摸排 重启 盯住 抢占 抢抓 攻坚 挂牌督办 督办 包保 推深做实 做实做优做强 做大做强 做强做大 做强做优做大 做优做强 做大做实 巩固壮大 巩固扩大 巩固提升
  召开 分解 废除 提交 递交 征求 听取 抽调 派驻 张贴 悬挂 播放 传达 复查 复核 上传 纠正 取缔 管控 防控 投用 投运 招收 扩招 输送 续建 加装 更换 清淤 疏浚 收储 供应 筛查 救治 促使 力促 增辟 新改扩建 改扩建 拓宽改造 新改建 颁发 核发 调剂 压降 补建 配建 倒排 编列 建强 削减 受理 答复 回应 转办 交办`;

export const governingVerbs = wordList(governing);
export const deliveringVerbs = wordList(delivering);
export const startingVerbs = wordList(starting);
export const strivingVerbs = wordList(striving);

/** Any verb that may head an action. */
export const actionVerbs = wordList(governing, delivering, starting, striving, exploring, sustaining, advancing);

/** They may follow another verb and then are the end verb: 推动设立, 加快完成. Words that also stand as nouns (发展, 服务, 管理) are left out. */
export const chainedVerbs = wordList(
  delivering,
  `开工 启动 动工 争取 力争 争创 申建 申创 申报 申办 探索 谋划 试行 试点 搭建 打造 培育 构建 推进 推动 完善 健全 开展 举办 实施 实行 建设 共建 创建 规划 引进 引入 鼓励 支持 引导 促进 落实 编制 研究 组织 提升 提高 增强 制止 逐步实现 运营 承办 参与 参加 壮大 扩大 清理 整治 拓展`,
);

/** What a trailing part says of the purpose or effect of the action before it. */
export const purposeVerbs = wordList(
  `提升 提高 增强 实现 形成 确保 保持 维持 稳住 营造 带动 拉动 激发 激活 释放 保障 保证 维护 防止 坚决防止 避免 降低 做大 做强 做实 做优 做精 做大做强 做大做实 减少 减轻 拓宽 树立 助推 助力 缓解 造就 共创 做到 满足 补齐 壮大 放活 提振 筑牢 彰显 根治 便利 方便 破除 调动 发挥
   增进 巩固 支撑 引领 催生 务求 力求 使 让 杜绝 消除 惠及 节约 压缩 缩短 稳定 改善 严防 严防严治 打响 擦亮 叫响 塑造 重塑 凝聚 汇聚 繁荣 丰富 赋能 成为 提速 撬动 吸引 有利于 用于 盘活 补强 补足 优化营商环境 推动形成 推动实现 坚持公平 延伸 弘扬 扎牢 辐射 升级 转化 化解 解决 确立 扩面 发挥好 体现 大幅`,
);

/** They open a purpose only where what they move goes by itself: 推动…升级发展. */
export const movingVerbs = wordList(`推动 推进 促进 引导 助推 带动 保证 帮助 协助 督促`);

/** Adverbs that an effect may carry as well as an action: 不断提高, 全面提升. Any other adverb announces an action of its own. */
export const effectAdverbs = wordList(
  `进一步 不断 切实 有效 逐步 全面 大幅 大幅度 充分 更好 最大限度 最大限度地 最大程度 最大程度地 努力 着力 共同 真正 显著 从而 进而 且 又 也 并 同时 稳步 整体 合理 快速 迅速 尽快 有力 坚决 逐年 严格 系统 尽量 努力 始终 全省 全市 全县 优先 都 更加 均`,
);

/** The general words that a lead clause opens with (rule 4 of the annotation); they give way to the concrete action after them. */
export const leadVerbs = wordList(
  `加强 创新 强化 深化 加大 积极融入 融入 承接 对接 落实 贯彻 推行 理清 厘清 梳理 规范 综合评估 评估 重视 突出 坚持 聚焦 紧扣 立足 主动接轨 借鉴 总结 充分利用 利用 挖掘 注重 密切 鼓励引导 贯彻落实 改革 改进 转变`,
);

/** They take stock before something is done; the deed is in the part after them. */
export const surveyVerbs = wordList(`评估 梳理 理清 厘清 研判 摸清 摸排 分析研判 总结 借鉴`);

/** At the head of a sentence they are a lead where the next part does not announce an action of its own. */
export const generalLeadVerbs = wordList(`完善 健全 规范 建立健全 推行 优化`);

/** What the body of a general lead clause ends with. */
export const leadNouns =
  /(?:合作|互动|融合|对接|衔接|交流|联系|联动|机制|方式|模式|政策|战略|效应|治理|共治|联控|联治|保护|共享|供给|成果|规则|程序|作用|力度|关系|理念|原则|要求|服务|措施|精神|优势|管理|改革|引导|统筹|工作|建设|体系|基础|领导|监管)$/u;

/** The narrower choice for a lead clause in the middle of a sentence. */
export const midLeadNouns = /(?:合作|互动|融合|对接|交流|联动|联控|联治|共治|机制|政策|战略|作用|力度|效应|衔接|原则|模式|方式)$/u;
