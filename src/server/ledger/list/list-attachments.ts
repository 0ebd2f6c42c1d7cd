/** Files beside a year's list: the scan of its approval (线下签批), minutes, letters. */
import { lockList, seenLists } from '#server/ledger/list/list-rows.ts';
import type { AttachmentOwner } from '#server/platform/attachment/attachment-owner.ts';

export const listAttachmentOwner: AttachmentOwner = {
  kind: 'annual_list',
  needs: 'getList',
  changeNeeds: 'approveList',
  find: async (act, listId, lock) => {
    if (lock) await lockList(act, listId);
    const [list] = await seenLists(act, { listId });
    // What a list was issued upon stays with it.
    return list === undefined ? null : { fixed: list.state === 'issued' || list.state === 'closed' };
  },
};
