/** Messages of attachments (附件), English. */
import type { zh } from '#contract/attachment/zh.ts';
import { locale, type English } from '#contract/platform/message.ts';

export const en: English<typeof zh> = {
  [locale]: 'en',
  'act.listAttachments': 'Looked at attachments',
  'act.addAttachment': 'Attached a file',
  'act.fetchAttachment': 'Downloaded an attachment',
  'act.removeAttachment': 'Removed an attachment',
  'act.restoreAttachment': 'Put an attachment back',
  'audit.field.attachment': 'Attachment',

  'attachment-owner-not-found': 'What the file belongs to is not found. It may have been removed, or you may not see it',
  'attachment-not-found': 'This attachment is not found. It may have been removed, or you may not see it',
  'attachment-fixed': 'It has been issued, and the attachment “{name}” stays as its basis. Add another file to correct it',
  'attachment-twice': 'This file is attached already, as “{name}”',
  'attachment-too-many': 'At most {limit, number} files can be attached. Remove one, or join several into one file',
  'attachment-kind': 'Only {kinds} can be attached (told by content, not by name). Save the file as one of these',
  'attachment-misnamed':
    'The file is {found} inside, but its name {end, select, none {has no ending} other {ends in .{end}}}, so it would not open. Rename it to end in .{found}',
  'attachment-macros': 'The file holds macros, which cannot be attached. Save it without them, then add it again',
  'attachment-unreadable':
    '{why, select, encrypted {The file has a password} other {The file is damaged}}, so it cannot be checked for marks of state secrets, and was not stored. {why, select, encrypted {Remove the password} other {Export or scan it anew}}, then add it again',
  'attachment-too-large':
    'The file holds too much to be checked for marks of state secrets, and was not stored. Split it, then add the parts',

  'attachment.title': 'Attachments',
  'attachment.empty': 'No file is attached yet',
  'attachment.add': 'Choose a file, or drop it here',
  'attachment.add.note': 'PDF, pictures, docx, xlsx, OFD, up to 20 MB each',
  'attachment.adding': 'Uploading and checking…',
  'attachment.label': 'Label',
  'attachment.meta': '{size} · {by} {at}',
  'attachment.remove': 'Remove',
  'attachment.restore': 'Put back',
  'attachment.added': 'Attached “{name}”',
  'attachment.removed': 'Removed “{name}”. You can put it back below',
  'attachment.restored': 'Put “{name}” back',
  'attachment.removed.title': 'Removed attachments',
  'attachment.removed.meta': 'removed by {by} {at}',
  'attachment.fixed': 'It has been issued: what is attached stays as its basis',
};
