/** Messages of access (who may do what), English. */
import { locale, type English } from '#contract/platform/message.ts';
import type { zh } from '#contract/access/zh.ts';

export const en: English<typeof zh> = {
  [locale]: 'en',
  'not-signed-in': 'Please log in first',
  'proof-needed': 'This concerns the safety of logins: prove once more who you are',
  'sign-in-unfinished': 'The login is not finished: please take its next step first',
  'not-allowed': 'Your present post may not do this. If your work needs it, ask the security administrator for a post',
  'token-not-allowed': 'This API token may not do this',
  'power-class.business': 'Business',
  'power-class.system': 'System administration',
  'power-class.security': 'Security administration',
  'power-class.audit': 'Audit administration',
  'power-class.business.note': 'Office, contacts, unit leaders, supervision, leaders, counterparts: work with the ledger',
  'power-class.system.note': 'System administrator: makes accounts and units; gives no powers, sees no business content',
  'power-class.security.note':
    'Security administrator: gives and ends posts, sets the rules of logins; makes no accounts, sees no business content',
  'power-class.audit.note':
    'Audit administrator: reads who did what and when; makes no accounts, gives no powers, business content is masked',
  'post-role.office': 'Office',
  'post-role.contact': 'Contact',
  'post-role.unit-leader': 'Unit leader',
  'post-role.supervisor': 'Supervisor',
  'post-role.reader': 'Leader',
  'post-role.counterpart': 'Counterpart',
  'post-role.system-admin': 'System administrator',
  'post-role.security-admin': 'Security administrator',
  'post-role.audit-admin': 'Audit administrator',
  'post-scope.jurisdiction': 'whole jurisdiction',
  'post-scope.subtree': 'the unit and those below',
  'post-scope.group': 'members of the group',
  'post-scope.jurisdiction.of': 'whole jurisdiction',
  'post-scope.subtree.of': '{unit} and those below',
  'post-scope.group.of': 'members of {unit}',
  'post.stands-for': '{role} (for {name})',
  'session.post.none': 'No post',
  'not-yours.title': 'You have no right to use this page',
  'not-yours.text': 'You act as “{post}”, which has no right to this page. If you need it, ask the security administrator for a post.',
  'not-yours.other-post': 'You have other posts: switch at the top right and come back.',
};
