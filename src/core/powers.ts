/** Every policy in one: which endpoint is for whom. The server refuses to start with an endpoint that has no row; the browser asks it before it shows a button. */
import { identityPolicy } from '#core/session/session-policy.ts';
import { ledgerPolicy } from '#core/ledger/ledger-policy.ts';
import { planPolicy } from '#core/plan/plan-policy.ts';

export const powers = { ...identityPolicy, ...planPolicy, ...ledgerPolicy } as const;
