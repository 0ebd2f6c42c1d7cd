/** Messages of units (单位), Chinese: acts and kinds of objects, as the trail names them. */
export const actZh = {
  'act.listUnits': '查看单位',
  'act.getUnit': '查看单位资料',
  'act.getUnitHistory': '查看单位的痕迹',
  'act.addUnit': '新增单位',
  'act.editUnit': '修改单位',
  'act.addUnitAlias': '增加单位别名',
  'act.endUnit': '撤销单位',
  'act.mergeUnits': '合并单位',
  'act.setMembers': '调整成员单位',
  'act.downloadUnitTemplate': '下载单位导入模板',
  'act.exportUnits': '导出单位',
  'act.importUnits': '导入单位',
  'audit.type.unit': '单位',
  'audit.type.unit_import': '单位导入',
} as const;
