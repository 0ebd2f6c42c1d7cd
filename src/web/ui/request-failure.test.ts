import { describe, expect, it } from 'vitest';
import { explain, failureFrom, hasCode, isFinal, isMissing, isSignedOut, isTransient, unreachable } from '#web/ui/request-failure.ts';

const withStatus = (status: number) =>
  failureFrom(status, JSON.stringify({ code: 'some-code', title: '说明', status, data: { n: 1 }, requestId: 'r' }));

describe('a refusal', () => {
  it('is read from the problem document', () => {
    expect(withStatus(409)).toMatchObject({ code: 'some-code', status: 409, data: { n: 1 }, requestId: 'r', message: '说明' });
    expect(failureFrom(409, '{"code":"bare"}')).toMatchObject({ code: 'bare', data: {}, message: 'bare' });
  });

  it.each(['<h1>Bad Gateway</h1>', '', 'null', '[]', '{"code":3}'])('that is none (%s) is the answer of somebody else', (body) => {
    expect(failureFrom(502, body)).toMatchObject({ code: 'web.bad-answer', status: 502, data: { status: 502 }, requestId: null });
  });
});

it.each([
  [0, 'transient'],
  [400, 'final'],
  [404, 'final missing'],
  [408, ''],
  [422, 'final missing'],
  [429, ''],
  [499, 'final'],
  [500, ''],
  [502, 'transient'],
  [503, 'transient'],
  [504, 'transient'],
])('%i is %s', (status, said) => {
  const failure = status === 0 ? unreachable() : withStatus(status);
  const is = { transient: isTransient(failure), final: isFinal(failure), missing: isMissing(failure) };
  expect(
    Object.entries(is)
      .flatMap(([word, holds]) => (holds ? [word] : []))
      .join(' '),
  ).toBe(said);
});

it('knows who is not signed in, and an error that is no refusal', () => {
  expect(isSignedOut(failureFrom(401, '{"code":"not-signed-in"}'))).toBe(true);
  expect(isSignedOut(failureFrom(401, '{"code":"sign-in-unfinished"}'))).toBe(true);
  expect(isSignedOut(withStatus(401))).toBe(false);
  const error = new Error('offline');
  expect([isTransient(error), isFinal(error), isMissing(error), hasCode(error, 'offline'), explain(error), explain(3)]).toEqual([
    false,
    false,
    false,
    false,
    'offline',
    '3',
  ]);
});
