/** The auditor's filter as the address of the page, and back: a link to what somebody found. */
import { z } from 'zod';
import { auditFilterSchema, type AuditFilter } from '#contract/audit/endpoints.ts';

export type AuditView = AuditFilter;

const names = Object.keys(auditFilterSchema.shape);

/** What the address says; a part that makes no sense is left out. */
export function readView(search: URLSearchParams): AuditView {
  const said = Object.fromEntries(names.map((name) => [name, search.get(name)]).filter(([, value]) => value !== null && value !== ''));
  const read = auditFilterSchema.safeParse(said);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return auditFilterSchema.parse(Object.fromEntries(Object.entries(said).filter(([name]) => !wrong.has(name))));
}

/** The address of a filter; `event`: the number of the one that stands open. */
export function auditAddress(view: Partial<AuditView>, event: number | null = null): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    if (value !== undefined && value !== '' && !(name === 'chain' && value === 'jurisdiction')) search.set(name, value);
  }
  if (event !== null) search.set('event', String(event));
  const text = search.toString();
  return text === '' ? '/audit' : `/audit?${text}`;
}

/** The number of the open event. */
export function readEvent(search: URLSearchParams): number | null {
  const read = z.coerce.number().int().positive().safeParse(search.get('event'));
  return read.success ? read.data : null;
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
