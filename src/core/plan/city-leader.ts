/** 市级责任领导, where a document prints one. */
import type { PrintedField } from './parsed-plan.ts';

/** 市级责任领导, 责任领导, 牵头市领导: a leader of the city or one of no level. Those of a county, of the province and of a unit are none. */
const cityLevel = /市级|市(?:委|政府)?领导/u;
const otherLevel = /[省县区]|单位|部门|乡|镇/u;

/** The names as printed, of a label that says the level before one that does not; null where no leader of the city is printed. */
export function cityLeaderOf(fields: readonly Pick<PrintedField, 'kind' | 'label' | 'values'>[]): string | null {
  const leaders = fields.filter(({ kind, label }) => kind === 'person' && label.endsWith('领导') && !otherLevel.test(label));
  const levelled = leaders.filter(({ label }) => cityLevel.test(label));
  const [first, ...others] = levelled.length > 0 ? levelled : leaders;
  if (first === undefined) return null;
  // 责任领导 answers; who leads or keeps contact beside it stays a field.
  const answering = [first, ...others].find(({ label }) => label.includes('责任')) ?? first;
  return answering.values.join('、');
}

/** The fields that are shown beside the leader of the city: without the one that says no more. Whoever else has that name keeps the field. */
export function fieldsBeside<T extends Pick<PrintedField, 'kind' | 'label' | 'values'>>(
  fields: readonly T[],
  cityLeader: string | null,
): T[] {
  return fields.filter(({ kind, label, values }) => !(kind === 'person' && label.endsWith('领导') && values.join('、') === cityLeader));
}
