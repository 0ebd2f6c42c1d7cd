/** The words for kinds of units that tables use, the first of each being the one that we write. */
import { plainName } from '#core/unit/name-form.ts';
import { unitKinds, type UnitKind } from '#core/unit/unit.ts';

const words: Readonly<Record<UnitKind, readonly [string, ...string[]]>> = {
  department: ['部门', '市直部门', '县直部门', '区直部门', '工作部门', '市直单位', '党政部门'],
  county: ['县市区', '县（市、区）', '县区', '区县', '县', '区', '县级市'],
  'functional-zone': ['功能区', '开发区', '园区', '景区'],
  'leading-group': ['领导小组', '指挥部'],
  'group-office': ['领导小组办公室', '指挥部办公室', '推进办'],
  'working-group': ['专项工作组', '工作组', '专班', '工作专班'],
  township: ['乡镇街道', '乡镇（街道）', '乡镇', '街道', '镇', '乡'],
  body: ['其他机构', '机构', '其他单位', '事业单位', '国有企业', '企业', '中央驻地单位', '群团组织', '其他'],
  'national-department': ['国家部委', '国家部门', '中央部门', '中央和国家机关', '国务院部门'],
  'provincial-department': ['省直部门', '省级部门', '省直单位'],
  'provincial-group': ['省级工作组', '省专项工作组'],
  'other-city': ['其他城市', '外市', '城市'],
  'joint-conference-office': ['联席会议办公室'],
};

const kinds: ReadonlyMap<string, UnitKind> = new Map(
  unitKinds.flatMap((kind) => words[kind].map((word): [string, UnitKind] => [plainName(word), kind])),
);

/** The kind that a cell of a table means; null where it means none. */
export function kindOfWord(word: string): UnitKind | null {
  return kinds.get(plainName(word)) ?? null;
}

/** The word that we write for a kind. */
export function wordOfKind(kind: UnitKind): string {
  return words[kind][0];
}
