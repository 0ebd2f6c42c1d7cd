/** Who may read and set the rules (规则) and the calendar (日历). They bind everybody, so everybody of the jurisdiction who works by them may read them. */
import { officeOnly, type Policy } from '#core/access/policy.ts';

const readers = {
  who: {
    office: 'jurisdiction',
    contact: 'jurisdiction',
    'unit-leader': 'jurisdiction',
    supervisor: 'jurisdiction',
    reader: 'jurisdiction',
  },
} as const;
const set = { who: officeOnly } as const;

export const settingsPolicy = {
  getRuleSet: readers,
  listRuleSetVersions: readers,
  getCalendarYear: readers,
  changeRules: set,
  changeCalendarYear: set,
} as const satisfies Policy;
