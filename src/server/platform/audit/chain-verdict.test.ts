import { describe, expect, it } from 'vitest';
import type { ChainReport } from '#server/platform/audit/chain-report.ts';
import { verdictOf } from '#server/platform/audit/chain-verdict.ts';
import type { ExportedHeads } from '#server/platform/audit/read-heads.ts';

const jurisdictionId = '01930000-0000-7000-8000-000000000001';
const at = '2026-03-01T08:00:00.000Z';
const head = { jurisdictionId, seq: 3, hash: 'h', at, writer: 'a' };
const heads: ExportedHeads = { lines: 1, torn: 0, restores: [], heads: new Map([[3, [head]]]), first: head, last: head, flaw: undefined };
const report: ChainReport = {
  jurisdictionId,
  events: 3,
  soundTo: 3,
  sealedLater: undefined,
  unexported: undefined,
  restores: [],
  finding: undefined,
};
const finding = { kind: 'changed', seq: 2, to: null, at, act: 'addUnit', actor: '王敏' } as const;
const behind = { ...report, events: 5, soundTo: 5, unexported: { from: 4, at } };

describe('the verdict on a chain', () => {
  it.each([
    ['that fits its heads', report, heads, at, 'sound'],
    ['with a finding', { ...report, finding }, heads, at, 'unsound'],
    ['whose file of heads was changed', report, { ...heads, flaw: { kind: 'missing', line: 2 } as const }, at, 'unsound'],
    ['without heads', report, undefined, at, 'unconfirmed'],
    [
      'with a file of heads in which none is genuine',
      report,
      { ...heads, heads: new Map<number, never>(), last: undefined },
      at,
      'unconfirmed',
    ],
    ['that has just gone on', behind, heads, '2026-03-01T08:09:00.000Z', 'sound'],
    ['whose end was never exported', behind, heads, '2026-03-01T08:11:00.000Z', 'unconfirmed'],
    ['with nothing in it that could be confirmed', { ...report, events: 0, soundTo: 0 }, undefined, at, 'sound'],
  ])('%s', (_name, of, with_, now, verdict) => {
    expect(verdictOf(of, with_, now)).toBe(verdict);
  });
});
