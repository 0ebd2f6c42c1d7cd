/** An event of the trail in words, for the auditor's page and its export alike. */
import type { AuditEventRow } from '#contract/audit/endpoints.ts';
import { settingLabel } from '#core/session/security-settings.ts';
import { message, type Catalogue } from '#contract/platform/message.ts';

/** How many objects are named before the rest is counted. */
const named = 2;

/** 人员 王敏、会话 · 事项 12 个: what the act was done to. */
export function auditObjectWords(catalogue: Catalogue, { objects, moreObjects }: Pick<AuditEventRow, 'objects' | 'moreObjects'>): string {
  const total = objects.length + moreObjects;
  const kinds = Map.groupBy(objects, ({ type }) => type);
  const words = [...kinds].map(([type, own]) => {
    const word = auditTypeWord(catalogue, type);
    const names = [...new Set(own.flatMap(({ name }) => name ?? []))];
    if (names.length > named)
      return message(catalogue, 'audit.objects.named-more', { type: word, names: names.slice(0, named).join('、'), count: names.length });
    if (names.length > 0) return `${word} ${names.join('、')}`;
    const made = own.filter(({ before }) => before === null).length;
    // Two tasks that become one are not three.
    if (made > 0 && made < own.length)
      return message(catalogue, 'audit.objects.count-made', { type: word, count: own.length - made, made });
    return own.length > 1 ? message(catalogue, 'audit.objects.count', { type: word, count: own.length }) : word;
  });
  const told = words.join(message(catalogue, 'history.names-between'));
  return moreObjects > 0 ? message(catalogue, 'audit.objects.more', { told, count: total }) : told;
}

/** 事项, 人员, 岗位…: a type that the catalogue does not know stands as it is. */
export function auditTypeWord(catalogue: Catalogue, type: string): string {
  return catalogue[`audit.type.${type}`] ?? type;
}

/** 全称, 类别, 密码有效期…: a field of a recorded object; one that the catalogue does not know stands as it is. */
export function auditFieldWord(catalogue: Catalogue, field: string): string {
  return catalogue[`audit.field.${field}`] ?? catalogue[settingLabel(field)] ?? field;
}
