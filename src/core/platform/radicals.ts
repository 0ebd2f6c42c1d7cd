/**
 * Radicals that look like characters and are not, and a rare character that looks like a usual one: a PDF has them where a font draws both
 * by one glyph. Those that NFKC leaves, mostly of the block CJK Radicals Supplement, and the door, which NFKC takes for its Traditional form.
 */

const pairs =
  '⺂乛⺃乚⺅亻⺉刂⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺨犭⺫罒⺭礻⺯糹⺰纟⺱罓⺹耂⺺肀⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页' +
  '⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户㬵胶';

/** The character that a radical looks like. */
export const radicalCharacters: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_none, at) => [pairs.charAt(at * 2), pairs.charAt(at * 2 + 1)]),
);
