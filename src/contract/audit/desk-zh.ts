/** What 工作台 calls what the trail puts there, Chinese: read with that page alone. */
export const deskZh = {
  'desk.trail-check': '校验操作记录',
  'desk.trail-check.text': '校验操作记录是否完整，上次校验在 {day}',
  'desk.trail-first-check': '校验操作记录',
  'desk.trail-first-check.text': '操作记录还没有校验过，请校验一次',
} as const;
