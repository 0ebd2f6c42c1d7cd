/**
 * Every domain, left to right: one imports only those before it, in every layer. This is the one list of them: the programs (server, web
 * client, OpenAPI, tests) collect by it what each domain offers, `src/<layer>/<name>/domain.ts(x)`.
 */
import { accessPolicy } from '#core/access/access-policy.ts';
import type { Policy, Power } from '#core/access/policy.ts';
import { accountPolicy } from '#core/account/account-policy.ts';
import { attachmentPolicy } from '#core/attachment/attachment-policy.ts';
import { auditPolicy } from '#core/audit/audit-policy.ts';
import { homePolicy } from '#core/home/home-policy.ts';
import { ledgerPolicy } from '#core/ledger/ledger-policy.ts';
import { planPolicy } from '#core/plan/plan-policy.ts';
import { reportingPolicy } from '#core/reporting/reporting-policy.ts';
import { sessionPolicy } from '#core/session/session-policy.ts';
import { settingsPolicy } from '#core/settings/settings-policy.ts';
import { unitPolicy } from '#core/unit/unit-policy.ts';

/** `business`: what auditors and administrators may not read of it (三员分立). */
export const domains = [
  { name: 'access', policy: accessPolicy, business: false },
  { name: 'unit', policy: unitPolicy, business: false },
  { name: 'session', policy: sessionPolicy, business: false },
  { name: 'account', policy: accountPolicy, business: false },
  { name: 'audit', policy: auditPolicy, business: false },
  { name: 'settings', policy: settingsPolicy, business: true },
  { name: 'plan', policy: planPolicy, business: true },
  { name: 'attachment', policy: attachmentPolicy, business: true },
  { name: 'ledger', policy: ledgerPolicy, business: true },
  { name: 'reporting', policy: reportingPolicy, business: true },
  { name: 'home', policy: homePolicy, business: true },
] as const satisfies readonly { readonly name: string; readonly policy: Policy; readonly business: boolean }[];

type KeysOfEach<P> = P extends unknown ? keyof P & string : never;
/** An endpoint's id, as the policies name it. */
export type PowerId = KeysOfEach<(typeof domains)[number]['policy']>;

/** Who may use which endpoint. The server refuses to start when an endpoint has no row; the browser checks it before it shows a button. */
export const powers: Readonly<Record<string, Power | undefined>> = Object.assign({}, ...domains.map(({ policy }) => policy));

/** Is there an endpoint of this id? */
export function isPowerId(id: string): id is PowerId {
  return Object.hasOwn(powers, id);
}
