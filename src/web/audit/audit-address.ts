/** The auditor's filter as the address of the page, and back: a link to what somebody found. */
import { z } from 'zod';
import { digits } from '#contract/platform/schema.ts';
import { auditFilterSchema, type AuditFilter } from '#contract/audit/endpoints.ts';
import { actsMeantBy } from '#core/platform/act-names.ts';
import { addressOf } from '#web/ui/address.ts';
import { catalogueOf } from '#web/ui/language.ts';

export type AuditView = AuditFilter;

/** Acts are those that there are words for, by the name of today or a former one. The trail would have nothing of others. */
const areActs = (asked: string | undefined): boolean =>
  asked === undefined ||
  asked === '' ||
  asked.split(',').every((name) => actsMeantBy(name.trim()).every((act) => Object.hasOwn(catalogueOf(), `act.${act}`)));

const address = addressOf(
  auditFilterSchema.extend({
    act: auditFilterSchema.shape.act.refine(areActs),
    event: digits(z.int().positive()).nullable().default(null),
  }),
);

/** What of an address the page does not understand. */
export const unreadOfAudit = address.unread;

/** What the address says; a part that makes no sense is left out. */
export function readView(search: URLSearchParams): AuditView {
  const { event: _event, ...view } = address.read(search);
  return view;
}

/** The address of a filter; `event`: the number of the one that stands open. */
export function auditAddress(view: Partial<AuditView>, event: number | null = null): string {
  return address.write('/audit', { ...view, event });
}

/** The number of the open event. */
export function readEvent(search: URLSearchParams): number | null {
  return address.read(search).event;
}

/** A filter with some parts changed; undefined and empty ones fall away. */
export function changed(view: AuditView, change: { readonly [Name in keyof AuditView]?: AuditView[Name] | undefined }): AuditView {
  const all = Object.entries({ ...view, ...change }).filter(([, value]) => value !== undefined && value !== '');
  return auditFilterSchema.parse(Object.fromEntries(all));
}

/** Is anything narrowed, the chain apart? */
export function isNarrowed({ chain: _chain, ...rest }: AuditView): boolean {
  return Object.values(rest).some((value) => value !== '');
}
