/** Open lists (未明确): printed words for a group whose members are not named. The parser, the ledger and the resolver share this definition. */

/** The row that stands for 等 at the end of a list. */
export const othersLabel = '等';

/** 有关县市区, 各镇街, 相关部门, 其他成员单位, 区直各有关单位: no particular unit. */
const general = /^(?:有关|各|相关|其他|其它|全体|所有|属地)|(?:有关|相关|各)(?:部门|单位|企业|机构|处室|科室|县|区|市|乡镇|镇|街道|地区)/u;
/** 功能区, 县市区, 乡镇街道 alone: a kind of unit, not one of them. */
const kindOfUnit =
  /^(?:功能区|开发区|县市区|县区|区县|市县|市区县|县（市、区）|县\(市、区\)|乡镇|镇街|乡镇街道|街道|镇（街道）|园区|成员单位|责任单位|牵头单位)(?:人民政府|政府|管委会|办事处)?$/u;

/** Whether a name as printed means a group whose members are not named. */
export function isOpenList(unit: string): boolean {
  return unit === othersLabel || general.test(unit) || kindOfUnit.test(unit);
}

/** 等 with the word for the group that it opens: 等有关部门和单位. The group itself is no unit. */
export const openEnd =
  /(?<![高中初平同特优])等(?:[一二三四五六七八九十\d]{0,3}个?(?:国务院|中央|[省市县区州][级直]|省|市|县|区|各)?(?:有关|相关|各|直属|成员|职能|主管|行业|责任|业务|配合|涉及){0,4}(?:部门|单位|处室|科室|机构|企业|方面|地区|部委|委办局|司局|机关|团体|组织|院校|地)?(?:[和及与、]?(?:有关|相关)?(?:部门|单位|企业|机构|地区|处室|地方))?)$/u;

/** The words of a printed text that leave open who is meant; null where a text names one body. */
export function openPattern(text: string): string | null {
  if (isOpenList(text)) return text;
  return openEnd.exec(text)?.[0] ?? null;
}
