/** What 工作台 calls what settings put there, Chinese: read with that page alone. */
export const deskZh = {
  'inbox.changeRules': '规则有修改',
  'inbox.changeCalendarYear': '放假安排有登记',
} as const;
