/** Units whose cells were run together by an export, without any separator: 区环土局区农发局相关乡镇人民政府. */

/** Endings after which a name is complete. */
const completeSuffix =
  '(?:局|厅|人民政府|政府|管委会|管理委员会|办事处|中心|公司|集团|管理处|管理站|监测站|办公室|部门|单位|国企|企业|银行|支行|分行|支队|大队|总队)';
/** Endings that also stand inside of names (市委组织部, 区委办): complete only before the next name or the next row. */
const ambiguousSuffix = '(?:委|办|部|会|院|队|站|处|室|校|企|联)(?=$|[、，,；;\\s\\d省市县区各注]|相关|有关|[一二三四五六七八九十]{1,3}、)';
const note = '(?:[（(][^（()）\\n]{1,20}[）)])?';
const ownLevel = `[省市县区州旗]\\p{Script=Han}{1,14}?(?:${completeSuffix}|${ambiguousSuffix})`;
const group = `(?:各|相关|有关)\\p{Script=Han}{0,10}?(?:${completeSuffix}|${ambiguousSuffix}|(?:片区|街道|乡镇|园区|县区|县市区)(?!人民政府|政府|办事处|管委会|管理)|(?:市|县|区)(?=$|[、，,；;\\s\\d（(]))`;
const proper = '\\p{Script=Han}{3,12}?(?:管理处|监测站|管理站|公司|集团|支行|分行|支队|海关)';
const unit = new RegExp(`(?!关于|为|对|在|和)(?:${ownLevel}|${group}|${proper})${note}`, 'uy');
const separator = /[、，,；;]?[ \u3000]{0,3}/uy;

const longestRun = 40;

export interface RunUnit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The units that follow one another from `from` on; empty when none stands there. */
export function readUnitRun(text: string, from: number): RunUnit[] {
  const units: RunUnit[] = [];
  let at = from;
  while (units.length < longestRun) {
    unit.lastIndex = at;
    const match = unit.exec(text);
    if (match === null) break;
    units.push({ name: match[0], start: at, end: unit.lastIndex });
    separator.lastIndex = unit.lastIndex;
    separator.exec(text);
    at = separator.lastIndex;
  }
  return units;
}
