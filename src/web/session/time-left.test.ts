import { describe, expect, it } from 'vitest';
import { asksServer, clockOf, isNear, isWorthTelling, timeLeft } from '#web/session/time-left.ts';

const expiresAt = '2026-12-01T00:00:00.000Z';
const end = Date.parse(expiresAt);
const at = (seconds: number) => ({ seconds, idle: false });

describe('timeLeft', () => {
  it.each([
    ['without a limit of idleness', null, 999_000, end - 60_000, { seconds: 60, idle: false }],
    ['idle, long before its end', 600, 500_000, end - 3_600_000, { seconds: 100, idle: true }],
    ['used just now', 600, 0, end - 60_000, { seconds: 60, idle: false }],
    ['both at once', 600, 540_000, end - 60_000, { seconds: 60, idle: true }],
    ['over', 600, 601_000, end - 60_000, { seconds: -1, idle: true }],
  ])('%s', (_case, idleSeconds, idleMs, now, left) => expect(timeLeft({ idleSeconds, expiresAt }, idleMs, now)).toEqual(left));
});

it.each([
  [121, false],
  [120, true],
  [-5, true],
])('%i seconds are near: %s', (seconds, near) => expect(isNear(at(seconds))).toBe(near));

it.each([
  [0.5, false],
  [-0.5, true],
  [-1.5, false],
  [-10.5, true],
  [-9.5, false],
])('at %f the server is asked: %s', (seconds, asked) => expect(asksServer(at(seconds))).toBe(asked));

it.each([
  [null, 999_999, false],
  [1800, 179_999, false],
  [1800, 180_000, true],
  [300, 74_999, false],
  [300, 75_000, true],
])('of %s seconds, after %i ms, use is told: %s', (idleSeconds, idleMs, told) => expect(isWorthTelling(idleSeconds, idleMs)).toBe(told));

it.each([
  [120, '2:00'],
  [64.2, '1:05'],
  [9, '0:09'],
  [-3, '0:00'],
])('%f reads %s', (seconds, clock) => expect(clockOf(at(seconds))).toBe(clock));
