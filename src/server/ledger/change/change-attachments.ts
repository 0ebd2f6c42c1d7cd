/** Files beside a change: the scan of the paper by which it was decided. */
import { changeType } from '#server/ledger/change/change-rows.ts';
import { withinChanges } from '#server/ledger/change/read-changes.ts';
import { sql } from 'kysely';
import type { AttachmentOwner } from '#server/platform/attachment/attachment-owner.ts';

export const changeAttachmentOwner: AttachmentOwner = {
  kind: changeType,
  needs: 'listChanges',
  changeNeeds: 'registerChange',
  find: async (act, changeId, lock) => {
    const { rows } = await sql<{ state: string }>`
      select own.state from item_change own where ${await withinChanges(act)} and own.id = ${changeId} ${lock ? sql`for update` : sql``}`.execute(
      act.db,
    );
    const [change] = rows;
    // What it was decided by stays with it.
    return change === undefined ? null : { fixed: change.state === 'granted' || change.state === 'refused' };
  },
};
