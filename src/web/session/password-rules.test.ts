import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { PasswordRules, passwordRefusal } from '#web/session/password-rules.tsx';

const figures = { preset: 'djbh3', minLength: 8, minClasses: 3, history: 5, maxAgeDays: 90 } as const;
const owner = { loginName: 'zhang.sys', displayName: '张某', spellings: [], unitNames: ['泰安市'] };

/** The states of the rules in their order: length, kinds, personal, common, history. */
function states(password: string): string[] {
  const html = renderToStaticMarkup(createElement(PasswordRules, { password, figures, owner }));
  return [...html.matchAll(/<li class="(\w+)"/g)].map((match) => match[1] ?? '');
}

describe('the rules beside a new password', () => {
  it.each([
    ['', ['open', 'open', 'open', 'open', 'open']],
    ['abc', ['broken', 'broken', 'kept', 'open', 'open']],
    ['Zhang.sys1A', ['kept', 'kept', 'broken', 'kept', 'open']],
    ['Password1!', ['kept', 'kept', 'kept', 'broken', 'open']],
    ['quietotter', ['kept', 'broken', 'kept', 'kept', 'open']],
    ['Quiet7-otter', ['kept', 'kept', 'kept', 'kept', 'open']],
  ])('%s', (password, expected) => {
    expect(states(password)).toEqual(expected);
  });

  it('agree with the refusal', () => {
    expect(passwordRefusal('Quiet7-otter', figures, owner)).toBeNull();
    expect(passwordRefusal('Zhang.sys1A', figures, owner)).not.toBeNull();
  });
});
