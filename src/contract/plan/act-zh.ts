/** Messages of plans (规划文件), Chinese: acts and kinds of objects, as the trail names them. */
export const actZh = {
  'act.listPlans': '查看规划文件',
  'act.getPlan': '查看规划文件',
  'act.downloadOriginal': '下载原件',
  'act.getPlanHistory': '查看规划文件的痕迹',
  'act.getDraft': '查看草稿',
  'act.exportDraft': '导出草稿',
  'act.listPlanUnits': '查看文件所印单位',
  'act.uploadPlan': '上传规划文件',
  'act.discardVersion': '作废规划文件',
  'act.restoreVersion': '恢复规划文件',
  'act.parseAgain': '重新解析',
  'act.changeDraft': '修改草稿',
  'act.decidePlanUnit': '确定责任单位',
  'audit.type.plan': '规划文件',
  'audit.type.plan_version': '规划文件',
  'audit.type.unit_text': '责任单位原文',
} as const;
