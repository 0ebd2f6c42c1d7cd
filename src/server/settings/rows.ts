/** The rows of rule sets. A version is never changed: a change adds the next one. */
import { z } from 'zod';
import { announcedCalendar } from '#core/settings/announced-calendar.ts';
import { storedCalendarOf, type StoredCalendar } from '#core/settings/change-calendar.ts';
import { defaultRules, rulesOf, type Rules } from '#core/settings/rules.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** 规则 and 日历 of a jurisdiction, as one version says them. */
export interface RuleSet {
  /** 0: the product's own, nobody has changed anything yet. */
  readonly version: number;
  readonly knownFrom: string | null;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly rules: Rules;
  readonly calendar: StoredCalendar;
}

/** What the installed product knows of holidays. */
export const productCalendar = storedCalendarOf(announcedCalendar);
const rulesSchema = z.record(z.string(), z.number());
const calendarSchema = z.object({ holidays: z.array(z.string()), workdays: z.array(z.string()), announced: z.array(z.int()) });
const columns = ['version', 'known_from', 'rules', 'calendar', 'changed_at', 'changed_by'] as const;

/** The newest version. */
export async function loadRuleSet(act: Act): Promise<RuleSet> {
  const row = await act.db
    .selectFrom('rule_set')
    .select(columns)
    .where(inJurisdiction(act))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) {
    return { version: 0, knownFrom: null, changedAt: null, changedBy: null, rules: defaultRules, calendar: productCalendar };
  }
  return {
    version: row.version,
    knownFrom: row.known_from,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    rules: storedRules(row.rules),
    calendar: storedCalendar(row.calendar),
  };
}

/** Figures out of a row; one that came with a later version of the product has its default. */
export const storedRules = (stored: unknown): Rules => rulesOf(rulesSchema.parse(stored));

/** A calendar out of a row. */
export const storedCalendar = (stored: unknown): StoredCalendar => calendarSchema.parse(stored);

/**
 * The newest version, kept for what is made by it: of a jurisdiction that changed nothing yet, the product's own as version 1. The caller holds the
 * jurisdiction's lock.
 */
export async function keepRuleSet(act: Act): Promise<RuleSet> {
  const loaded = await loadRuleSet(act);
  if (loaded.version > 0) return loaded;
  const first = { ...loaded, version: 1, knownFrom: act.today, changedAt: act.now };
  await insertVersion(act, first, null);
  return first;
}

/** Adds the version after `before`; before the first change, the product's own as version 1. The caller holds the jurisdiction's lock. */
export async function addRuleSet(
  act: Act,
  before: RuleSet,
  {
    rules = before.rules,
    calendar = before.calendar,
    reason,
  }: { readonly rules?: Rules; readonly calendar?: StoredCalendar; readonly reason: string },
): Promise<RuleSet> {
  if (before.version === 0) await insertVersion(act, { ...before, version: 1, knownFrom: act.today, changedAt: act.now }, null);
  const version = Math.max(before.version, 1) + 1;
  const next = { version, knownFrom: act.today, changedAt: act.now, changedBy: act.actor, rules, calendar };
  await insertVersion(act, next, reason);
  return next;
}

type Version = RuleSet & { readonly knownFrom: string; readonly changedAt: string };

async function insertVersion(
  act: Act,
  { version, knownFrom, rules, calendar, changedBy, changedAt }: Version,
  reason: string | null,
): Promise<void> {
  await act.db
    .insertInto('rule_set')
    .values({
      jurisdiction_id: act.jurisdictionId,
      version,
      known_from: knownFrom,
      rules: JSON.stringify(rules),
      calendar: JSON.stringify(calendar),
      reason,
      changed_by: changedBy,
      changed_at: changedAt,
    })
    .execute();
}
