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
  if (level === 'state') return { kind: 'body', ending: found?.ending ?? null };
  if (level === null && plain.endsWith('联席会议办公室')) return { kind: 'joint-conference-office', ending: '联席会议办公室' };
  return placeByForm(bare, level) ?? found ?? { kind: 'body', ending: null };
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
