import { accountRoutes } from '#server/identity/account-handlers.ts';
import { auditRoutes } from '#server/identity/audit-handlers.ts';
import { sessionRoutes } from '#server/identity/session-handlers.ts';
import { unitRoutes } from '#server/identity/unit-handlers.ts';
import { ledgerRoutes } from '#server/ledger/handlers.ts';
import { planRoutes } from '#server/plan/handlers.ts';
import { systemRoutes } from '#server/platform/system-handlers.ts';
import type { Route } from '#server/platform/http/route.ts';

/** Every endpoint that the server offers. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...unitRoutes,
  ...auditRoutes,
  ...planRoutes,
  ...ledgerRoutes,
];
