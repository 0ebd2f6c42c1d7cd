/** 附件: files beside an object of any domain. */
import { z } from 'zod';
import { attachmentTopics } from '#contract/attachment/topics.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none } from '#contract/platform/schema.ts';
import { labels } from '#core/platform/label.ts';

const tag = '附件';

/** The object: its kind, as its domain's manifest names it, and its id. */
const owner = z.object({ kind: z.string().regex(/^[a-z_]{1,40}$/), object: id });
const attachmentParams = z.object({ attachmentId: id });

export const attachmentSchema = z.object({
  id,
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  label: z.enum(labels),
  addedBy: z.string(),
  addedAt: z.string(),
  /** Null: it stands. */
  removed: z.object({ by: z.string(), at: z.string() }).nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const listAttachments = endpoint({
  id: 'listAttachments',
  tag,
  method: 'GET',
  path: '/api/attachments',
  summary: '列出一个对象的附件；敏感的和已移除的只有可以改动的人看到',
  reads: [attachmentTopics.attachments],
  params: none,
  query: owner,
  body: none,
  response: z.object({
    attachments: z.array(attachmentSchema),
    /** Whether the caller may attach and put back; and, while nothing keeps what is attached as it is, remove. */
    mayAttach: z.boolean(),
    mayRemove: z.boolean(),
  }),
  failures: ['attachment-owner-not-found'],
});

/** PDF, pictures, docx, xlsx and OFD, by their bytes. What is in them is looked through for marks of state secrets as far as it is text. */
export const addAttachment = endpoint({
  id: 'addAttachment',
  tag,
  method: 'POST',
  path: '/api/attachments',
  summary: '给一个对象添加附件（PDF、图片、docx、xlsx、OFD），并设定文件标识',
  touches: [attachmentTopics.attachments],
  params: none,
  query: none,
  body: owner.extend({ label: z.enum(labels) }),
  upload: true,
  response: attachmentSchema,
  failures: [
    'attachment-owner-not-found',
    'attachment-twice',
    'attachment-too-many',
    'attachment-kind',
    'attachment-misnamed',
    'attachment-macros',
    'attachment-unreadable',
    'attachment-too-large',
    'secrecy-mark',
    'server.busy',
    'server.work-broken-off',
  ],
});

export const fetchAttachment = endpoint({
  id: 'fetchAttachment',
  tag,
  method: 'GET',
  path: '/api/attachments/{attachmentId}/file',
  summary: '下载一个附件',
  reads: [attachmentTopics.attachments],
  params: attachmentParams,
  query: none,
  body: none,
  download: true,
  response: none,
  failures: ['attachment-not-found', 'file-missing', 'file-changed'],
});

/** The file stays, and can be put back. */
export const removeAttachment = endpoint({
  id: 'removeAttachment',
  tag,
  method: 'DELETE',
  path: '/api/attachments/{attachmentId}',
  summary: '移除一个附件；文件仍保留，可以恢复',
  touches: [attachmentTopics.attachments],
  params: attachmentParams,
  query: none,
  body: none,
  response: none,
  failures: ['attachment-not-found', 'attachment-fixed'],
});

export const restoreAttachment = endpoint({
  id: 'restoreAttachment',
  tag,
  method: 'POST',
  path: '/api/attachments/{attachmentId}/restoration',
  summary: '恢复一个已移除的附件',
  touches: [attachmentTopics.attachments],
  params: attachmentParams,
  query: none,
  body: none,
  response: none,
  failures: ['attachment-not-found', 'attachment-twice', 'attachment-too-many'],
});
