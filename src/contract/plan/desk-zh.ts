/** What 工作台 calls what plans put there, Chinese: read with that page alone. */
export const deskZh = {
  'desk.draft-review': '待复核',
  'desk.draft-review.note': '第 {number, number} 版草稿 · 还有 {doubts, number} 处存疑 · 已对应 {coverage, number}% 的文字',
  'desk.draft-publish': '待发布',
  'desk.draft-publish.note': '第 {number, number} 版草稿 · 没有存疑，可以发布',
  'desk.drafts': '草稿',
  'desk.drafts.text': '{count, number} 份草稿还没有发布',
  'inbox.uploadPlan': '上传了规划文件，等待复核',
} as const;
