import { describe, expect, it } from 'vitest';
import { waitingIn } from '#web/ledger/nameable.ts';
import { rowUnit as unit, taskRow } from '#test/sample-task.ts';

const task = (code: string, ...responsibilities: ReturnType<typeof unit>[]) => taskRow(code, { responsibilities });

describe('what waits for a name', () => {
  it('is what is not decided, open lists of the most tasks first', () => {
    const tasks = [
      task(
        '1',
        unit('市某局', { openList: false, undecided: true }),
        unit('等', { openList: true, undecided: true }),
        unit('市财政局', { openList: false }),
      ),
      task('2', unit('有关县市区', { openList: true, undecided: true }), unit('各镇街', { openList: true })),
      task('3', unit('有关县市区', { openList: true, undecided: true })),
    ];
    expect(waitingIn(tasks).map(({ taskCode, text }) => `${taskCode} ${text}`)).toEqual([
      '2 有关县市区',
      '3 有关县市区',
      '1 等',
      '1 市某局',
    ]);
    expect(waitingIn(tasks)[0]).toMatchObject({ text: '有关县市区', taskCode: '2', openList: true });
  });

  it('is nothing where all is decided', () => {
    expect(waitingIn([task('1', unit('等', { openList: true }))])).toEqual([]);
  });
});
