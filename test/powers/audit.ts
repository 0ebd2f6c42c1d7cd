/** The trail. */
import * as audit from '#contract/audit/endpoints.ts';
import type { DomainPowers } from '#test/powers/walk/domain.ts';
import { nothing, ofUnits } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

export const powers: DomainPowers = {
  trials: [
    trial(audit.searchAudit)(ofUnits, ({ taskId }) => ({ query: { objectId: taskId } }), {
      shows: (text, { taskId }) => text.includes(taskId),
      fuller: ({ accountId, unitId }) => [{ query: { accountId } }, { query: { unitId } }],
    }),
    trial(audit.exportAudit)(ofUnits, ({ taskId }) => ({ body: { format: 'csv', filter: { objectId: taskId } } }), {
      emptyCodes: ['audit-export-empty'],
      fuller: ({ accountId, unitId }) => [
        { body: { format: 'csv', filter: { accountId } } },
        { body: { format: 'csv', filter: { unitId } } },
      ],
    }),
    trial(audit.verifyAudit)(nothing, () => ({ body: {} })),
    trial(audit.recordPrint)(nothing, () => ({ body: { page: '/ledger' } })),
  ],
};
