/** Every domain's manifest, in the order of the list in core. */
import { domains as list } from '#core/domains.ts';
import type { WebDomain } from '#web/ui/domain.ts';

const found = import.meta.glob<{ readonly domain: WebDomain }>('./*/domain.tsx', { eager: true });

export const domains: readonly WebDomain[] = list.flatMap(({ name }) => found[`./${name}/domain.tsx`]?.domain ?? []);

for (const { slots = [] } of domains) for (const join of slots) join();
