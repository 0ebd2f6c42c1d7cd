/**
 * 临时要数: a fact that is held already is asked of nobody again (DOMAINS, reporting: burden). What a report, the list or the plan says anyway is known by
 * the words with which people ask for it; what these words do not name is a new fact. Ours.
 */
import { foldText } from '#core/platform/fold-text.ts';

/** Facts that are held: what every report says, and what the list and the plan say. */
export const heldFacts = ['text', 'percent', 'done', 'reached', 'forecast', 'self', 'problem', 'next', 'goal', 'units'] as const;
export type HeldFact = (typeof heldFacts)[number];

/** How people call them. */
const calledBy: Readonly<Record<HeldFact, readonly string[]>> = {
  text: ['进展', '进展情况', '工作进展', '最新进展', '推进情况', '落实情况', '完成情况', '开展情况'],
  percent: ['完成程度', '完成百分比', '完成比例', '完成率', '完成进度', '进度', '形象进度', '完成百分之几', '百分之几'],
  done: ['完成数量', '完成量', '累计完成数量', '累计完成量'],
  reached: ['节点', '节点完成情况', '达到的节点', '完成的节点', '达到哪些节点', '完成哪些节点'],
  forecast: ['下一节点预计日期', '下一节点预计时间', '下一节点何时完成', '预计完成时间', '预计完成日期'],
  self: ['自评', '自评灯', '自评结果'],
  problem: ['问题', '存在问题', '困难', '难点', '存在困难', '困难问题', '问题困难'],
  next: ['下一步', '下步', '下一步工作', '下一步计划', '下一步打算', '下一步安排', '下一步措施'],
  goal: ['年度目标', '目标', '目标任务', '工作目标'],
  units: ['牵头单位', '责任单位', '配合单位', '责任分工'],
};

/** What says how one asks, and not what for. */
const asking =
  /请|各单位|贵单位|你单位|报送|上报|填报|提供|说明|反馈|报|本期|本月|本季度?|截至|目前|当前|现在|该事项|此事项|本事项|事项|工作|情况|存在|的|了|是多少|多少|是什么|什么|如何|怎么样|怎样|有哪些|哪些|一下|[有是及和与吗呢]|[^\p{L}\p{N}]/gu;

/** The words for what is asked for, without those around them. What says nothing else stays as it is. */
function coreOf(words: string): string {
  const folded = foldText(words);
  const core = folded.replaceAll(asking, '');
  return core === '' ? folded : core;
}

const factByWords: ReadonlyMap<string, HeldFact> = new Map(
  heldFacts.flatMap((fact) => calledBy[fact].map((words) => [coreOf(words), fact] as const)),
);

/** Which fact that is held anyway is asked for; null: a new one. */
export const heldFactOf = (words: string): HeldFact | null => factByWords.get(coreOf(words)) ?? null;

/** Whether two questions ask for the same in the same words, however they are printed. */
export const sameQuestion = (one: string, other: string): boolean => coreOf(one) === coreOf(other);
