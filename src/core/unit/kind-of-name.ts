/** What kind of unit a printed name speaks of, by its form: the level that it begins with and the word that it ends with. */
import { withoutNote, type NameForms } from '#core/unit/name-form.ts';
import type { UnitKind } from '#core/unit/unit.ts';

/** Words that a name ends with, and the kind of a unit of one's own that bears them. The first that fits counts. */
const endings: readonly (readonly [RegExp, UnitKind])[] = [
  [/(?:领导小组|协调小组|指挥部|工作组|专班|专项小组|联席会议)办(?:公室)?$/u, 'group-office'],
  [/(?:领导小组|协调小组|指挥部)$/u, 'leading-group'],
  [/(?:工作组|专班|专项小组)$/u, 'working-group'],
  [/(?:分局|支局|分行|支行|军分区|武装部|人民政府|政府)$/u, 'body'],
  [/(?:局|委员会|办公室|委|办|厅|部)$/u, 'department'],
  [/(?:中心|公司|集团|法院|检察院|医院|学院|大学|学校|研究院|协会|学会|商会|联合会|银行|海关|院|校|所|站|馆|社|队|会|联|行|关)$/u, 'body'],
];

/** Words of places; a bare 市 or 区 is one only at the end of a short name. */
const zone = /(?:开发区|高新区|经开区|新区|景区|度假区|示范区|试验区|园区|产业园|保税区|合作区|功能区|管委会|管理委员会)$/u;
const township = /^.{1,6}(?:街道|街道办事处|街道办|镇|乡)(?:人民政府|政府)?$/u;
const county = /^(?!.*军分区)\p{Script=Han}{1,6}[县区市旗](?:人民政府|政府)?$/u;

/**
 * Bodies of the state that are printed without 国家: of these forms no city has one. A city's 部 are the party's, and few (组织部, 宣传部 …); other
 * 部 that are no ministries end in words of enterprises, clubs and hospitals.
 */
const national =
  /^(?:.*总[局署]|.*监会|(?:中国)?人民银行|(?!.*(?:组织|宣传|统战|统一战线工作|社会工作|武装|政治|干|总|俱乐|编辑|项目|事业|门诊|支|学)部$).{2,}部)$/u;
/** What belongs to the state or bears its name, and is no organ: enterprises, schools, societies. */
const noOrgan = /(?:公司|集团|医院|学院|大学|学校|研究院|协会|学会|商会|中心|馆|社|支行|分行)$/u;

export interface FormKind {
  readonly kind: UnitKind;
  /** The words that tell it; null where none does, and the kind is only the widest. */
  readonly ending: string | null;
}

/** The kind that a name's form speaks for. */
export function kindByForm({ plain, level, stem }: NameForms): FormKind {
  const bare = withoutNote(stem) || stem;
  const found = endingOf(bare);
  if (level === 'province')
    return { kind: isGroupWord(found) ? 'provincial-group' : 'provincial-department', ending: found?.ending ?? null };
  if (isNational({ plain, level, stem })) return { kind: 'national-department', ending: found?.ending ?? '国家' };
  if (level === 'state') return { kind: 'body', ending: found?.ending ?? null };
  if (level === null && plain.endsWith('联席会议办公室')) return { kind: 'joint-conference-office', ending: '联席会议办公室' };
  return placeByForm(bare, level) ?? found ?? { kind: 'body', ending: null };
}

/** Whether it is an organ of the state: 国务院…, 国家…委, 中央网信办, and what no city has. A branch here is not one. */
function isNational({ plain, level, stem }: Pick<NameForms, 'plain' | 'level' | 'stem'>): boolean {
  if (level === null) return national.test(withoutNote(plain));
  if (level !== 'state' || noOrgan.test(stem)) return false;
  return (
    plain.startsWith('国务院') ||
    national.test(withoutNote(stem)) ||
    /(?:[局署办委厅部会联]|委员会|办公室|办公厅)$/u.test(withoutNote(stem))
  );
}

function placeByForm(bare: string, level: NameForms['level']): FormKind | null {
  const zoned = zone.exec(bare);
  if (zoned) return { kind: 'functional-zone', ending: zoned[0] };
  // 市区 and 市政府 speak of one's own place, not of one in it.
  if (level !== null) return null;
  if (township.test(bare)) return { kind: 'township', ending: wordOfPlace(bare) };
  if (county.test(bare)) return { kind: 'county', ending: wordOfPlace(bare) };
  return null;
}

function wordOfPlace(bare: string): string {
  return /(?:街道|[镇乡县区市旗])(?=(?:办事处|办|人民政府|政府)?$)/u.exec(bare)?.[0] ?? bare;
}

function endingOf(bare: string): (FormKind & { readonly ending: string }) | null {
  for (const [pattern, kind] of endings) {
    const ending = pattern.exec(bare)?.[0];
    if (ending !== undefined) return { kind, ending };
  }
  return null;
}

function isGroupWord(found: FormKind | null): boolean {
  return found !== null && (found.kind === 'leading-group' || found.kind === 'working-group');
}
