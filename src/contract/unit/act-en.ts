/** Messages of units (单位), English: acts and kinds of objects, as the trail names them. */
import type { actZh } from '#contract/unit/act-zh.ts';

export const actEn: Readonly<Record<keyof typeof actZh, string>> = {
  'act.listUnits': 'List units',
  'act.getUnit': 'See a unit',
  'act.getUnitHistory': 'See a unit’s history',
  'act.addUnit': 'Add unit',
  'act.editUnit': 'Edit unit',
  'act.addUnitAlias': 'Add alias of a unit',
  'act.endUnit': 'End unit',
  'act.mergeUnits': 'Merge units',
  'act.setMembers': 'Set members',
  'act.downloadUnitTemplate': 'Download template for units',
  'act.exportUnits': 'Export units',
  'act.importUnits': 'Import units',
  'audit.type.unit': 'Unit',
  'audit.type.unit_import': 'Import of units',
};
