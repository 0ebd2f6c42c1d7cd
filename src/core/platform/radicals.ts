/** Radicals that look like characters and are not: documents copied out of a PDF have them. Those that NFKC leaves, mostly of the block CJK Radicals Supplement. */

const pairs = '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';

/** The character that a radical looks like. */
export const radicalCharacters: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_none, at) => [pairs.charAt(at * 2), pairs.charAt(at * 2 + 1)]),
);
