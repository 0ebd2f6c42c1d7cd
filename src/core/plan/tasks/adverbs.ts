import { wordList } from './word-list.ts';

/** Adverbs and modal words that may stand before the verb of an action. */
export const adverbs = wordList(
  `积极 大力 全力 着力 加快 加速 逐步 逐年 逐月 适时 扎实 深入 进一步 持续 继续 不断 全面 努力 高标准 高水平 高品质 高质量 高起点 高效 共同 合力 联合 联手 协同 统筹 主动 切实 严格 认真 充分 有效 有力 有序 稳妥 稳步 稳慎 精准 合理 科学 依法 依规 依法依规 依法依程序 按规定 按程序 按要求 按时 按期 定期 动态 及时 尽快 尽早 早日 抓紧 重点 率先 优先 广泛 大胆 打包 有计划地 有针对性地 有步骤地 最大程度地 最大限度地 最大程度 最大限度 大幅 大幅度 不断地 因地制宜 分类 分步 分批 分级 分层 分期 分批次 分阶段 分领域 分行业 分年度 分区域 分类分级 分级分类 系统 整体 综合 集中 择优 灵活 多渠道 多途径 多形式 多层次 多方式 多措并举 深度 客观 全方位 全过程 全链条 全域 常态化 制度化 规范化 市场化 严厉 从严 坚决 牢固 牢牢 鲜明 始终 长期 更好 更加 特别 尤其 主要 基本 总体 原则上 一律 必须 应当 应该 应 要 须 需 可 可以 能 也 还 又 并 且 同时 都 均 再 先 相应 适当 适度 酌情 视情 视情况 直接 一次性 阶段性 每年 每月 每季度 每半年 每周 每日 年内 年底前 年底 全年 当年 今年 明年 近期 按年 按季 按月 经常性 创造性 创新性 实质性 针对性 前瞻性 突击 柔性 靠前 上门 主动靠前 精心 用心 潜心 致力 致力于 大范围 大规模 成体系 成建制 面对面 全速 倾力 强力 奋力 尽力 竭力 尽量 尽可能 协力 携手 稳健 审慎 妥善 切块 配套 同步 同时 先行 试点 探索性 层层 全省 全市 全县 客观 对标对表 逐级 逐项 逐一 分别 统一 自主 独立 公开 公平 公正 严密 周密 密切 着重 侧重 从快 从简 快速 迅速 立即 即时 随时 实时 适宜 谨慎 进而 从而 努力 争先 加力 倍增 充分 一体化 一体 深度 面上 分区 差异化 精细化 严肃 从重 妥善 相互 互相 限时 足额 切合实际 有计划`,
);

/** Words that join a part to what stands before it; an action never begins with them alone. */
/** Adverbs that say when: they date an action and do not announce a further one. */
export const timeAdverbs = wordList(`年内 全年 当年 今年 明年 年底前 本年 目前 近期 届时 春节前后`);

export const connectives = wordList(`同时 此外 另外 其中 特别是 尤其是 以及 并且 从而 进而 而且 不仅 既 也 又 以便 以此`);

/** Prepositions that open a condition or a means: 通过…, 依托…, 按照…. What they open goes to the action after it. */
export const prepositions = wordList(
  `通过 借助 运用 依托 围绕 按照 依照 遵照 根据 结合 聚焦 立足 针对 基于 利用 充分利用 充分运用 综合运用 灵活运用 充分发挥 发挥 有效发挥 更好发挥 抓住 抢抓 紧抓 紧扣 瞄准 采取 采用 以 本着 坚持 遵循 参照 参考 对照 对标 在 自 从 随着 适应 面向 鉴于 为 为了 经 由于 因 除 凡 如 若 对于 对 将 把 与 同 和 由 向 于 到 至 依据 依照 依法对 着眼 着眼于 顺应 借鉴 把握 积极运用 广泛运用 紧盯 紧紧围绕 坚持以 紧密结合 充分考虑 统筹考虑 综合考虑 比照 落实好`,
);

/** Of the openers those that take the object of the verb before it (对泰城河道进行…, 将A纳入B): such a part is an action of its own when it holds the verb. */
export const objectPrepositions = wordList(`对 对于 将 把 与 同 为 在 从 向 由 于 到 至 自 和 如 若 凡 除 因 经 依法对`);
