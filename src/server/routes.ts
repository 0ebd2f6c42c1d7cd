import { accountRoutes } from '#server/account/domain.ts';
import { auditRoutes } from '#server/audit/domain.ts';
import { sessionRoutes } from '#server/session/domain.ts';
import { unitRoutes } from '#server/unit/domain.ts';
import { ledgerRoutes } from '#server/ledger/domain.ts';
import { planRoutes } from '#server/plan/domain.ts';
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
