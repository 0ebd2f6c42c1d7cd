/** Every domain's manifest, in the order of the list in core. */
import { domains as list } from '#core/domains.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { attachmentOwners } from '#server/platform/attachment/attachment-owner.ts';
import { deskParts } from '#server/platform/desk/desk-part.ts';
import { handoverParts } from '#server/platform/desk/handover-part.ts';
import { inboxJob, inboxSources } from '#server/platform/desk/inbox.ts';
import { dutyKinds } from '#server/platform/duty/duty-kind.ts';
import { collectFiles } from '#server/platform/files/collect-files.ts';

export const domains: readonly ServerDomain[] = await Promise.all(
  list.map(async ({ name }) => {
    const module: { readonly domain: ServerDomain } = await import(`./${name}/domain.ts`);
    return module.domain;
  }),
);

/** Every endpoint that the server offers. */
export const routes = domains.flatMap((domain) => domain.routes);

/** What the program does by itself. */
export const jobs = [collectFiles, ...domains.flatMap((domain) => [...(domain.jobs ?? []), ...(domain.inbox ?? []).map(inboxJob)])];

/** Joins later domains to earlier ones; called once at start. */
export function joinDomains(): void {
  for (const { subscribers = [], duties = [], desk = [], handover = [], inbox = [], attachments = [] } of domains) {
    for (const join of subscribers) join();
    for (const kind of duties) dutyKinds.set(kind.name, kind);
    for (const part of desk) deskParts.set(part.name, part);
    for (const owner of attachments) attachmentOwners.set(owner.kind, owner);
    for (const part of handover) handoverParts.set(part.name, part);
    for (const source of inbox) inboxSources.set(source.name, source);
  }
}
