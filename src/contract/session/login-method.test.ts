import { expect, it } from 'vitest';
import { zh } from '#contract/session/zh.ts';
import { methods } from '#core/session/session-stage.ts';

it.each([...new Set(methods.flatMap((method) => method.split('+')))])('the login method %s has words', (method) => {
  expect(Object.keys(zh)).toContain(`login-method.${method}`);
});
