import { describe, expect, it } from 'vitest';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { waitingIn } from '#web/ledger/nameable.ts';

type Responsibility = TaskRow['responsibilities'][number];

const row = (id: string, unit: string, openList: boolean, resolution: Responsibility['resolution']): Responsibility => ({
  id,
  unit,
  openList,
  resolution,
  role: 'local',
  basis: 'printed',
  ownPart: null,
  accountable: false,
  units: [],
  resolvedBy: null,
  resolvedAt: null,
});

const task = (code: string, ...responsibilities: Responsibility[]): TaskRow => ({
  id: code,
  planId: 'p',
  code,
  path: '一',
  chapter: '',
  title: code,
  text: code,
  role: 'task',
  kind: 'matter',
  commitment: 'advance',
  nature: 'once',
  subject: null,
  dueText: null,
  dueFrom: null,
  dueTo: null,
  lead: null,
  responsibilities,
  objects: [],
  themes: [],
  state: 'open',
  revision: 1,
});

describe('what waits for a name', () => {
  it('is what is not decided, open lists of the most tasks first', () => {
    const tasks = [
      task('1', row('a', '市某局', false, 'open'), row('b', '等', true, 'open'), row('c', '市财政局', false, 'matched')),
      task('2', row('d', '有关县市区', true, 'open'), row('e', '各镇街', true, 'as-printed')),
      task('3', row('f', '有关县市区', true, 'open')),
    ];
    expect(waitingIn(tasks).map(({ id }) => id)).toEqual(['d', 'f', 'b', 'a']);
    expect(waitingIn(tasks)[0]).toMatchObject({ text: '有关县市区', taskCode: '2', openList: true });
  });

  it('is nothing where all is decided', () => {
    expect(waitingIn([task('1', row('a', '等', true, 'named'))])).toEqual([]);
  });
});
