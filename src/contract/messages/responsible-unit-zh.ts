/** 责任单位的对应: from printed names to units, open lists, shares. */
export const responsibleUnitZh = {
  'unit-text-not-found': '这份文件里没有这个责任单位名称，可能已被修改。请刷新后再看',
  'unit-text-changed': '“{text}”刚刚被别人确定过。请刷新后再看',
  'unit-text-wrong-state': '“{text}”不能这样确定：点名至少选一个单位，对应名称只选一个单位，照印不选单位',
  'responsibility-not-found': '选中的责任已经改变，例如新版发布或牵头单位改定。请刷新后重新选择',
  'unit-not-outside': '“{name}”是本辖区的单位，不需要共享。请选择省直部门、其他城市等协作单位',
  'unit-text.by-name': '系统按名称',
} as const;
