/** Messages of attachments (附件), Chinese. */
import { locale } from '#contract/platform/message.ts';

export const zh = {
  [locale]: 'zh-CN',
  'act.listAttachments': '查看附件',
  'act.addAttachment': '添加附件',
  'act.fetchAttachment': '下载附件',
  'act.removeAttachment': '移除附件',
  'act.restoreAttachment': '恢复附件',
  'audit.field.attachment': '附件',

  'attachment-owner-not-found': '找不到附件所属的内容，可能已被移除，或者您无权查看',
  'attachment-not-found': '找不到这个附件，可能已被移除，或者您无权查看',
  'attachment-fixed': '已经下发，附件“{name}”作为依据留存，不能移除。有更正的，请另行添加',
  'attachment-twice': '这个文件已经在附件里，名称为“{name}”，不必重复添加',
  'attachment-too-many': '附件最多 {limit, number} 个。请先移除不需要的，或把几个文件合并后再添加',
  'attachment-kind': '附件只接受 {kinds}（按文件内容识别，不看扩展名）。请另存为其中一种再添加',
  'attachment-misnamed':
    '文件内容是 {found}，{end, select, none {名称却没有扩展名} other {名称却以 .{end} 结尾}}，下载后会打不开。请把名称改为以 .{found} 结尾再添加',
  'attachment-macros': '文件里带有宏，不能作为附件。请另存为不带宏的文件再添加',
  'attachment-unreadable':
    '{why, select, encrypted {文件加了密码} other {文件已损坏}}，无法检查其中有无国家秘密标志，没有保存。{why, select, encrypted {请解除密码} other {请重新导出或扫描}}后再添加',
  'attachment-too-large': '文件内容过多，无法检查其中有无国家秘密标志，没有保存。请拆成几个文件再添加',

  'attachment.title': '附件',
  'attachment.empty': '还没有附件',
  'attachment.add': '选择文件，或把文件拖到这里',
  'attachment.add.note': 'PDF、图片、docx、xlsx、OFD，每个不超过 20 MB',
  'attachment.adding': '正在上传和检查…',
  'attachment.label': '文件标识',
  'attachment.meta': '{size} · {by} {at}',
  'attachment.remove': '移除',
  'attachment.restore': '恢复',
  'attachment.added': '已添加附件“{name}”',
  'attachment.removed': '已移除附件“{name}”，可在下面恢复',
  'attachment.restored': '已恢复附件“{name}”',
  'attachment.removed.title': '已移除的附件',
  'attachment.removed.meta': '{by} {at} 移除',
  'attachment.fixed': '已经下发，现有附件作为依据留存，不能移除',
} as const;
