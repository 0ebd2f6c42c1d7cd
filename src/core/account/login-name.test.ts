import { expect, it } from 'vitest';
import { refuseLoginName } from '#core/account/login-name.ts';

it.each<[string, { joins: boolean; owner: string | null; namedHere: boolean }, string | null]>([
  ['a new name', { joins: false, owner: null, namedHere: false }, null],
  ['a name of this jurisdiction', { joins: false, owner: 'here', namedHere: true }, 'login-name-taken'],
  ['a name of another jurisdiction', { joins: false, owner: 'there', namedHere: false }, 'login-name-taken'],
  ['joining a name of another jurisdiction', { joins: true, owner: 'there', namedHere: false }, null],
  ['joining a name that joined already', { joins: true, owner: 'there', namedHere: true }, 'login-name-taken'],
  ['joining a name of this jurisdiction', { joins: true, owner: 'here', namedHere: false }, 'login-name-taken'],
  ['joining a name that nobody has', { joins: true, owner: null, namedHere: false }, 'login-name-unknown'],
])('%s', (_, { joins, owner, namedHere }, code) => {
  const refused = refuseLoginName('zhang', joins, 'here', owner, namedHere);
  expect([refused?.code ?? null, refused?.data]).toEqual([code, code === null ? undefined : { loginName: 'zhang' }]);
});
