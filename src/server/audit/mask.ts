/**
 * What an auditor may read of an event (三员分立: the auditor sees who did what to which object, and no business values). Shown is only what
 * is named here: objects of people, powers, units and settings; everything else, unknown things too, keeps the names of its fields alone.
 */
import { currentActName, formerActs, programActs } from '#core/platform/act-names.ts';
import { z } from 'zod';
import { domains } from '#core/domains.ts';
import { labels } from '#core/platform/label.ts';
import { markPlaces } from '#core/platform/mark-text.ts';
import { secrecyLevels } from '#core/platform/secrecy-mark.ts';
import type { AuditOutcome } from '#contract/audit/endpoints.ts';

export const mask = '•••';

const shownTypes: ReadonlySet<string> = new Set([
  'account',
  'post',
  'session',
  'token',
  'passkey',
  'remembered_device',
  'unit',
  'security_settings',
  'jurisdiction',
  'audit_chain',
]);
/** Are the values of this kind of object shown? */
export function isShownType(type: string): boolean {
  return shownTypes.has(type);
}

/** before or after of an object. The names of the fields are the program's own; one that does not look like it is hidden too. */
export function maskSide(type: string, side: string | null): string | null {
  if (side === null || isShownType(type)) return side;
  const fields = fieldsOf(side);
  return JSON.stringify(Object.fromEntries(Object.keys(fields).map((name) => [fieldName(name), mask])));
}

/** The line of an event: reasons and names of files are business text; of a refusal the code is shown. */
export function maskDetail(act: string, outcome: AuditOutcome, detail: string | null): string | null {
  if (detail === null) return null;
  // What was searched for on the page is business.
  if (currentActName(act) === 'recordPrint' && outcome === 'done') return printedPage(detail);
  if (isShownAct(act)) return detail;
  const refusal = outcome === 'refused' ? refusalSchema.safeParse(fieldsOf(detail)) : undefined;
  if (!refusal?.success) return mask;
  const data = Object.fromEntries(
    Object.entries(refusal.data.data ?? {}).map(([name, value]) => [fieldName(name), plainWords.has(value) ? value : mask]),
  );
  return JSON.stringify({ code: refusal.data.code, data });
}

/** Words of lists of our own, from which messages choose their sentences: masked, a message would name another level, place or label than it was. */
const plainWords: ReadonlySet<unknown> = new Set([...secrecyLevels, ...markPlaces, ...labels]);

const refusalSchema = z.object({
  code: z.string().regex(/^[a-z][a-z.-]{0,60}$/),
  data: z.record(z.string(), z.unknown()).optional(),
});

/** Acts about logins, people, units and the trail itself are no business. */
function isShownAct(stored: string): boolean {
  const act = currentActName(stored);
  return (
    [...programActs, ...formerActs].some((one) => one === act) ||
    domains.some(({ policy, business }) => !business && Object.hasOwn(policy, act))
  );
}

/** Which page, without what was searched for on it. */
function printedPage(detail: string): string {
  const [path = '', query] = detail.split('?', 2);
  if (!/^(\/[a-z0-9-]{0,40}){1,8}$/.test(path)) return mask;
  return query === undefined ? path : `${path}?${mask}`;
}

function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  } catch {
    return {};
  }
}

function fieldName(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]{0,40}$/.test(name) ? name : mask;
}
