/** What 工作台 calls what accounts put there, Chinese: read with that page alone. */
export const deskZh = {
  'desk.person-no-post': '待授岗位',
  'desk.person-no-post.text': '{count, number} 人尚未授予岗位，登录后无法办理业务',
  'desk.awaited.invited': '还没有启用账号的人',
  'desk.figure.people': '人员',
} as const;
