/** An event of an account's trail in words. The server keeps both sides as JSON text, with units by name; what is not known here is left out. */
import { z } from 'zod';
import type { History } from '#contract/platform/history.ts';
import { powerClasses, roles, scopeKinds } from '#core/access/subject.ts';
import { postWords } from '#web/account/person-words.ts';
import { changeWords } from '#web/ui/history-change.ts';
import { t } from '#web/account/words.ts';

const text = z.string().nullable().optional().catch(undefined);
const count = z.int().optional().catch(undefined);
const sideSchema = z
  .object({
    loginName: text,
    displayName: text,
    unitId: text,
    phone: text,
    powerClass: z.enum(powerClasses).optional().catch(undefined),
    state: z.enum(['invited', 'active', 'disabled']).optional().catch(undefined),
    access: z.enum(['link', 'password']).optional().catch(undefined),
    role: z.enum(roles).optional().catch(undefined),
    scope: z
      .object({ kind: z.enum(scopeKinds), unitId: z.string().nullable() })
      .optional()
      .catch(undefined),
    subject: text,
    forName: text,
    firstDay: text,
    lastDay: text,
    reason: text,
    totp: z.boolean().optional().catch(undefined),
    passkeys: count,
    sessionsEnded: count,
    unusedDays: count,
    ruleDays: count,
    tokensEnded: count,
  })
  .catch({});
type Side = z.output<typeof sideSchema>;

const fields = [
  ['loginName', 'people.field.login'],
  ['displayName', 'people.column.name'],
  ['unitId', 'people.column.unit'],
  ['phone', 'people.field.phone'],
] as const;

/** What changed, one short sentence each. */
export function personHistoryWords(event: Pick<History['events'][number], 'act' | 'before' | 'after'>): string[] {
  const before = read(event.before);
  const after = read(event.after);
  const words: string[] = [];
  const post = postOf(after) ?? postOf(before);
  if (post !== null) words.push(post);
  else words.push(...fieldWords(before, after));
  if (after.forName && after.firstDay && after.lastDay) {
    words.push(
      t('people.history.deputy', { name: after.forName, days: t('deputies.days', { first: after.firstDay, last: after.lastDay }) }),
    );
  }
  if (after.powerClass !== undefined) words.push(t(`power-class.${after.powerClass}`));
  if (after.access !== undefined) words.push(t(`people.history.access.${after.access}`));
  if (after.subject) words.push(t('people.history.subject', { subject: after.subject }));
  if (before.totp === true && after.totp === false) words.push(t('people.history.totp'));
  if (before.passkeys && after.passkeys === 0) words.push(t('people.history.passkeys', { count: before.passkeys }));
  if (after.unusedDays && after.ruleDays) words.push(t('people.history.unused', { days: after.unusedDays, rule: after.ruleDays }));
  if (after.sessionsEnded) words.push(t('people.history.sessions', { count: after.sessionsEnded }));
  if (after.tokensEnded) words.push(t('people.history.tokens', { count: after.tokensEnded }));
  if (after.reason) words.push(t('history.reason', { reason: after.reason }));
  return words;
}

function fieldWords(before: Side, after: Side): string[] {
  return fields.flatMap(([name, label]) => {
    const now = after[name];
    return now === undefined ? [] : changeWords(t(label), before[name] ?? null, now);
  });
}

function postOf({ role, scope, unitId }: Side): string | null {
  if (role === undefined || scope === undefined) return null;
  return postWords({ role, unitName: unitId ?? null, scope: { ...scope, unitName: scope.unitId }, standsFor: null });
}

function read(json: string | null): Side {
  try {
    return sideSchema.parse(JSON.parse(json ?? '{}'));
  } catch {
    return {};
  }
}
