import { expect, it } from 'vitest';
import '#test/browser-globals.ts';
import { isFinal, isMissing, isOutdated, isSignedOut, isTransient, RequestFailure, unreachable } from '#web/ui/request-failure.ts';

const refused = (status: number, code = 'x') => new RequestFailure(code, status, {}, code, null);

it.each([
  // status, transient, final, outdated, missing
  [0, true, false, false, false],
  [400, false, true, false, false],
  [404, false, true, true, true],
  [408, false, false, false, false],
  [409, false, true, true, false],
  [422, false, true, false, true],
  [429, false, false, false, false],
  [499, false, true, false, false],
  [500, false, false, false, false],
  [502, true, false, false, false],
  [503, true, false, false, false],
  [504, true, false, false, false],
])('%i: transient %s, final %s, outdated %s, missing %s', (status, transient, final, outdated, missing) => {
  const error = refused(status);
  expect([isTransient(error), isFinal(error), isOutdated(error), isMissing(error)]).toEqual([transient, final, outdated, missing]);
});

it('judges nothing that is no refusal', () => {
  const error = new Error('x');
  expect([isTransient(error), isFinal(error), isOutdated(error), isMissing(error), isSignedOut(error)]).toEqual(Array(5).fill(false));
  expect(isTransient(unreachable())).toBe(true);
});

it.each([
  ['not-signed-in', true],
  ['sign-in-unfinished', true],
  ['forbidden', false],
])('%s says that nobody knows who asks: %s', (code, signedOut) => expect(isSignedOut(refused(401, code))).toBe(signedOut));
