import { expect, it } from 'vitest';
import { checkThemeEdit, checkThemeName, checkThemeRemoval } from './theme.ts';

const theme = { id: 'a', name: '同城化', revision: 2 };

it.each([
  ['of one that somebody changed since', 1, undefined, 'theme-changed'],
  ['to a name that another has', 2, { id: 'b' }, 'theme-name-taken'],
  ['to the name that it has', 2, { id: 'a' }, undefined],
  ['to a new name', 2, undefined, undefined],
])('an edit %s', (_case, revision, namesake, code) => {
  const refused = checkThemeEdit(theme, { name: '一体化', revision }, namesake);
  expect(refused?.code).toBe(code);
  // Of the theme as it stands now, or of the name that is taken.
  if (refused) expect(refused.data).toEqual({ name: code === 'theme-changed' ? '同城化' : '一体化' });
});

it('a new theme takes no name that is there', () => {
  expect(checkThemeName('同城化', { id: 'a' }, null)?.code).toBe('theme-name-taken');
  expect(checkThemeName('同城化', undefined, null)).toBeNull();
});

it('a theme that tasks belong to stays', () => {
  expect(checkThemeRemoval(theme, 1)).toMatchObject({ code: 'theme-in-use', data: { name: '同城化', tasks: 1 } });
  expect(checkThemeRemoval(theme, 0)).toBeNull();
});
