/** 列第一位者为牵头单位，下同; 责任单位排名第一的为牵头单位; 注：第一个为牵头单位. */
const rule =
  /(?:第一|首)(?:位|个|名)?[^，。；;）)\n]{0,12}?(?:为|是|系|即|作为)(?:该项|本项|各项|该|其)?(?:任务|工作|措施)?(?:的)?(?:总)?(?:牵头|主办|主责)|[列排](?:名|位)?在?(?:最)?(?:前|首)[^，。；;）)\n]{0,10}(?:为|是|系|即)(?:牵头|主办|主责)/u;

const border = /[，。；;：:（）()〔〕\n]/u;
const longest = 20;

/** The words by which a document says that the unit listed first leads, up to the next signs on both sides; or null. */
export function readFirstLeadsRule(text: string): string | null {
  const found = rule.exec(text);
  if (found === null) return null;
  const end = found.index + found[0].length;
  const before =
    text
      .slice(Math.max(0, found.index - longest), found.index)
      .split(border)
      .at(-1) ?? '';
  const after = text.slice(end, end + longest).split(border)[0] ?? '';
  return before + found[0] + after;
}

const signs: Readonly<Record<string, string>> = { 逗: '，,', 分: '；;', 顿: '、' };
const signRule = /([逗分顿])号(?:之|以)?前[^，。；;\n]{0,8}(?:为|是|系|即)(?:总)?(?:牵头|主办|主责)/u;

/** 逗号前为牵头单位: the signs before which the units lead, in any list of the document; null where it says nothing of the kind. */
export function readSignRule(text: string): string | null {
  return signs[signRule.exec(text)?.[1] ?? ''] ?? null;
}
