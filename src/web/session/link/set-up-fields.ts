/** The fields of the first set-up and what is wrong with them, in keys of the catalogue. */
import { setUpSchema } from '#contract/session/first-start-endpoints.ts';
import { fits } from '#web/ui/fits.ts';
import type { MessageKey } from '#web/session/link/words.ts';

export const firstPeople = ['systemAdmin', 'securityAdmin', 'auditAdmin', 'office'] as const;
type FirstPerson = (typeof firstPeople)[number];
export type SetUpFields = Readonly<
  Record<'jurisdictionName' | 'unitName' | `${FirstPerson}.displayName` | `${FirstPerson}.loginName`, string>
>;

/** The form as it opens. */
export function emptySetUp(): SetUpFields {
  return {
    jurisdictionName: '',
    unitName: '',
    'systemAdmin.displayName': '',
    'systemAdmin.loginName': '',
    'securityAdmin.displayName': '',
    'securityAdmin.loginName': '',
    'auditAdmin.displayName': '',
    'auditAdmin.loginName': '',
    'office.displayName': '',
    'office.loginName': '',
  };
}

/** What must be put right before it can be sent. */
export function setUpErrors(fields: SetUpFields): Readonly<Partial<Record<keyof SetUpFields, MessageKey>>> {
  const { shape } = setUpSchema;
  const errors: Partial<Record<keyof SetUpFields, MessageKey>> = {};
  if (!fits(shape.jurisdictionName, fields.jurisdictionName)) errors.jurisdictionName = 'setup.wrong.jurisdiction';
  if (!fits(shape.office.shape.unitName, fields.unitName)) errors.unitName = 'setup.wrong.unit';
  const seen = new Map<string, FirstPerson>();
  for (const person of firstPeople) {
    const loginName = fields[`${person}.loginName`].trim().toLowerCase();
    if (!fits(shape[person].shape.displayName, fields[`${person}.displayName`]))
      errors[`${person}.displayName`] = 'setup.wrong.display-name';
    if (loginName === '') errors[`${person}.loginName`] = 'setup.wrong.login-name.missing';
    else if (!fits(shape[person].shape.loginName, loginName)) errors[`${person}.loginName`] = 'setup.wrong.login-name';
    else if (seen.has(loginName)) errors[`${person}.loginName`] = 'setup.wrong.login-name.same';
    seen.set(loginName, person);
  }
  return errors;
}
