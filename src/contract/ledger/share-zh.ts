/** Messages of the ledger (台账), Chinese: the share dialog. */
export const shareZh = {
  'unit-not-outside': '“{name}”是本辖区的单位，不需要共享。请选择省直部门、其他城市等协作单位',
  'share.title': '把 {count, number} 个事项共享给协作单位',
  'share.note': '协作单位只看得到共享给它的事项，看不到痕迹和其他事项。',
  'share.add': '共享给',
  'share.remove': '收回',
  'share.placeholder': '省直部门、其他城市、联席会议办公室',
  'share.action': '共享',
  'share.ok': '保存',
  'share.done': '已更新 {count, number} 个事项的共享',
  'share.with': '共享给',
} as const;
