/** What the platform itself offers. */
import type { ServerDomain } from '#server/platform/domain.ts';
import * as contract from '#contract/access/endpoints.ts';
import { getSystem } from '#server/access/get-system.ts';
import { route } from '#server/platform/http/route.ts';

export const domain: ServerDomain = { routes: [route(contract.getSystem, getSystem)] };
