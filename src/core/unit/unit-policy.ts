/** Who may do what with units (单位). */
import type { Policy } from '#core/access/policy.ts';

/** Unit names are not business data: all roles of the jurisdiction read them, also by API token. They are hidden from counterparts. */
const unitReaders = {
  who: {
    office: 'jurisdiction',
    contact: 'jurisdiction',
    'unit-leader': 'jurisdiction',
    supervisor: 'jurisdiction',
    reader: 'jurisdiction',
    'system-admin': 'jurisdiction',
    'security-admin': 'jurisdiction',
    'audit-admin': 'jurisdiction',
  },
  scope: 'units.read',
} as const;
const unitExporters = { who: { office: 'jurisdiction', 'system-admin': 'jurisdiction' }, scope: 'units.read' } as const;
const unitEditors = { who: unitExporters.who, scope: 'units.write' } as const;

export const unitPolicy = {
  listUnits: unitReaders,
  getUnit: unitReaders,
  getUnitHistory: unitExporters,
  addUnit: unitEditors,
  addUnits: unitEditors,
  checkUnits: unitEditors,
  removeUnits: unitEditors,
  editUnit: unitEditors,
  addUnitAlias: unitEditors,
  endUnit: unitEditors,
  mergeUnits: unitEditors,
  setMembers: unitEditors,
  downloadUnitTemplate: unitEditors,
  exportUnits: unitExporters,
  importUnits: unitEditors,
} as const satisfies Policy;
