/** 附件, on the lists of the walk. */
import * as attachments from '#contract/attachment/endpoints.ts';
import type { DomainPowers } from '#test/powers/walk/domain.ts';
import { ofUnits } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

const owner = (listId: string) => ({ kind: 'annual_list', object: listId });
/** No picture inside: it is refused once all else is right. */
const empty = { name: '附件.png', bytes: '附件' };

export const powers: DomainPowers = {
  trials: [
    trial(attachments.listAttachments)(ofUnits, ({ listId }) => ({ query: owner(listId) })),
    trial(attachments.addAttachment)(ofUnits, ({ listId }) => ({ body: { ...owner(listId), label: 'internal' }, file: empty })),
    trial(attachments.fetchAttachment)(ofUnits, ({ attachmentId }) => ({ params: { attachmentId } })),
    // Each is so already.
    trial(attachments.removeAttachment)(ofUnits, ({ removedAttachmentId }) => ({ params: { attachmentId: removedAttachmentId } })),
    trial(attachments.restoreAttachment)(ofUnits, ({ attachmentId }) => ({ params: { attachmentId } })),
  ],
};
