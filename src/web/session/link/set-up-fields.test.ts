import { describe, expect, it } from 'vitest';
import { emptySetUp, setUpErrors, type SetUpFields } from '#web/session/link/set-up-fields.ts';

const whole: SetUpFields = {
  jurisdictionName: '泰安市',
  unitName: '市发展和改革委员会',
  'systemAdmin.displayName': '张某',
  'systemAdmin.loginName': 'zhang',
  'securityAdmin.displayName': '李某',
  'securityAdmin.loginName': 'li.security',
  'auditAdmin.displayName': '赵某',
  'auditAdmin.loginName': 'zhao',
  'office.displayName': '王某',
  'office.loginName': 'wang',
};

describe('the fields of the first set-up', () => {
  it('may be sent when whole', () => {
    expect(setUpErrors(whole)).toEqual({});
  });

  it('are all missing at first, but for the name of the place', () => {
    expect(Object.keys(setUpErrors(emptySetUp()))).toHaveLength(10);
  });

  it.each([
    [{ 'office.loginName': 'w' }, { 'office.loginName': 'setup.wrong.login-name' }],
    [{ 'office.loginName': '王某' }, { 'office.loginName': 'setup.wrong.login-name' }],
    [{ 'office.loginName': ' Zhang ' }, { 'office.loginName': 'setup.wrong.login-name.same' }],
    [{ 'auditAdmin.displayName': '  ' }, { 'auditAdmin.displayName': 'setup.wrong.display-name' }],
    [{ jurisdictionName: '泰' }, { jurisdictionName: 'setup.wrong.jurisdiction' }],
    [{ unitName: '' }, { unitName: 'setup.wrong.unit' }],
  ])('%j is told beside its field', (change, errors) => {
    expect(setUpErrors({ ...whole, ...change })).toEqual(errors);
  });
});
