/** Every domain's part of the walk, in the order of the list in core. */
import { domains as list } from '#core/domains.ts';
import { domains as served } from '#server/domains.ts';
import type { DomainPowers } from '#test/powers/walk/domain.ts';

export type DomainName = (typeof list)[number]['name'];

interface Collected extends DomainPowers {
  readonly name: DomainName;
  /** Ids of the endpoints that it offers. */
  readonly endpoints: readonly string[];
}

export const domains: readonly Collected[] = await Promise.all(
  list.map(async ({ name }, index) => {
    const { powers }: { readonly powers: DomainPowers } = await import(`../${name}.ts`);
    return { ...powers, name, endpoints: served[index]?.routes.map(({ endpoint }) => endpoint.id) ?? [] };
  }),
);

export const trials = domains.flatMap((domain) => domain.trials);
export const offers = domains.flatMap((domain) => domain.offers ?? []);
/** Words of the business that no administrator may read anywhere. */
export const businessWords = domains.flatMap((domain) => domain.businessWords ?? []);
