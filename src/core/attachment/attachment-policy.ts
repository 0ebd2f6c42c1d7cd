/**
 * Files beside an object: whoever may read or change anything that can have some. Which of it is asked by the object's own powers
 * (server/platform/attachment), so a later domain whose objects others may change widens this.
 */
import { ledgerReaders, officeOnly, type Policy } from '#core/access/policy.ts';

/** Those outside see what is shared with them: nothing of it has files yet. */
const { counterpart: _shared, ...readers } = ledgerReaders;
const read = { who: readers, scope: 'ledger.read' } as const;
const work = { who: officeOnly, scope: 'ledger.write' } as const;

export const attachmentPolicy = {
  listAttachments: read,
  fetchAttachment: read,
  addAttachment: work,
  removeAttachment: work,
  restoreAttachment: work,
} as const satisfies Policy;
