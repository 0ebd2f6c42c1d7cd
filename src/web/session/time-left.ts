/** When a session ends, as far as the page knows: by lack of use, or at its appointed time. */
import type { Me } from '#contract/access/me.ts';

const warnSeconds = 120;
/** Whoever types for long without a request is using the service all the same: it is told so, at most this often. */
const tellMs = 180_000;

export interface TimeLeft {
  /** Below nought: so long ago. */
  readonly seconds: number;
  /** It ends for lack of use, so that one key press is enough to stay. */
  readonly idle: boolean;
}

/** How long the session lasts yet. */
export function timeLeft({ idleSeconds, expiresAt }: Pick<Me, 'idleSeconds' | 'expiresAt'>, idleMs: number, now: number): TimeLeft {
  const idle = idleSeconds === null ? Number.POSITIVE_INFINITY : idleSeconds - idleMs / 1000;
  const whole = (Date.parse(expiresAt) - now) / 1000;
  return { seconds: Math.min(idle, whole), idle: idle <= whole };
}

/** Is it so late that the person must hear of it? */
export function isNear({ seconds }: TimeLeft): boolean {
  return seconds <= warnSeconds;
}

/** Asked once a second: should the server be asked whether the session ended? Once every ten seconds, since its clock may be behind ours. */
export function asksServer({ seconds }: TimeLeft): boolean {
  return seconds <= 0 && Math.ceil(-seconds) % 10 === 1;
}

/** Should the server be told that somebody is here, who typed after so long without a request? */
export function isWorthTelling(idleSeconds: number | null, idleMs: number): boolean {
  return idleSeconds !== null && idleMs >= Math.min(tellMs, (idleSeconds * 1000) / 4);
}

/** 1:05. */
export function clockOf({ seconds }: TimeLeft): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
