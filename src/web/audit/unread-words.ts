/** What the page of the trail calls the fields of its address. */
import { t } from '#web/audit/words.ts';
import { namesOf } from '#web/ui/field-names.ts';

export const unreadField = namesOf(
  {
    chain: 'audit.chains',
    from: 'audit.filter.from',
    to: 'audit.filter.to',
    accountId: 'audit.filter.actor',
    actor: 'audit.filter.actor',
    unitId: 'audit.filter.unit',
    act: 'audit.filter.act',
    outcome: 'audit.filter.outcome',
    objectType: 'audit.filter.type',
    objectId: 'audit.filter.object',
    address: 'audit.column.address',
    requestId: 'audit.filter.request',
    event: 'audit.column.seq',
  },
  t,
);
