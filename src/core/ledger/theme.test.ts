import { expect, it } from 'vitest';
import { checkThemeEdit, checkThemeName } from './theme.ts';

const theme = { id: 'a', name: '同城化', revision: 2 };

it.each([
  ['a theme that is not there', undefined, 2, undefined, 'theme-not-found'],
  ['one that somebody changed since', theme, 1, undefined, 'theme-changed'],
  ['a name that another has', theme, 2, { id: 'b' }, 'theme-name-taken'],
  ['the name that it has', theme, 2, { id: 'a' }, undefined],
  ['a new name', theme, 2, undefined, undefined],
])('an edit: %s', (_case, before, revision, namesake, code) => {
  expect(checkThemeEdit(before, { name: '一体化', revision }, namesake)?.code).toBe(code);
});

it('a new theme takes no name that is there', () => {
  expect(checkThemeName('同城化', { id: 'a' }, null)?.code).toBe('theme-name-taken');
  expect(checkThemeName('同城化', undefined, null)).toBeNull();
});
