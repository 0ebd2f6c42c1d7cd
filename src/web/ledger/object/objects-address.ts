/** The registers: kind, search and the open object are in the address. */
import { z } from 'zod';
import { taskKinds } from '#core/plan/parsed-plan.ts';
import { addressOf } from '#web/ui/address.ts';

const viewSchema = z.object({
  kind: z.enum(taskKinds).default('project'),
  find: z.string().default(''),
  object: z.string().nullable().default(null),
});
export type ObjectsView = Readonly<z.output<typeof viewSchema>>;

const address = addressOf(viewSchema);

/** What of an address the page does not understand. */
export const unreadOfObjects = address.unread;

export function readObjectsView(search: URLSearchParams): ObjectsView {
  return address.read(search);
}

export function objectsAddress(view: Partial<ObjectsView>): string {
  return address.write('/ledger/objects', view);
}
