/** Endpoints of attachments, of the objects of all domains. */
import * as attachments from '#contract/attachment/endpoints.ts';
import { addAttachment } from '#server/attachment/add-attachment.ts';
import { fetchAttachment } from '#server/attachment/fetch-attachment.ts';
import { listAttachments } from '#server/attachment/list-attachments.ts';
import { removeAttachment, restoreAttachment } from '#server/attachment/remove-attachment.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { route, stagedRoute } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(attachments.listAttachments, listAttachments),
    stagedRoute(attachments.addAttachment, addAttachment),
    route(attachments.fetchAttachment, fetchAttachment),
    route(attachments.removeAttachment, removeAttachment),
    route(attachments.restoreAttachment, restoreAttachment),
  ],
};
