/** Audit rows of lists and their items in words. */
import { beforeAll, expect, it } from 'vitest';
import { itemHistoryWords } from '#web/ledger/list/item-history-words.ts';
import { listHistoryWords } from '#web/ledger/list/list-history-words.ts';
import { words } from '#web/ledger/list/words.ts';

beforeAll(() => words.load());

const event = (before: object | null, after: object | null) => ({
  seq: 1,
  at: '2026-03-02T02:00:00.000Z',
  actor: '王敏',
  unit: null,
  act: 'changeCells',
  detail: null,
  before: before === null ? null : JSON.stringify(before),
  after: after === null ? null : JSON.stringify(after),
});

it('an item: each cell with what stood there and what stands there now, milestones by their lines, and why', () => {
  expect(itemHistoryWords(event({ 'item.goal': '开工' }, { 'item.goal': '建成\n通车' }))).toEqual(['将年度目标由“开工”改为“建成；通车”']);
  expect(itemHistoryWords(event({ milestones: [] }, { milestones: [{ due: '2026-06-30', text: '开工' }], reason: '会议研究' }))).toEqual([
    expect.stringContaining('2026-06-30 开工'),
    '理由：会议研究',
  ]);
  // Nothing is told of what did not change.
  expect(itemHistoryWords(event({ 'item.goal': '开工' }, { 'item.goal': '开工' }))).toEqual([]);
});

it.each<[object, readonly string[]]>([
  [
    { signFor: '市财政局', state: 'signed', leader: '王局长', contact: '李科长' },
    ['市财政局：已签收', '分管负责人：王局长，联络员：李科长'],
  ],
  [{ signFor: '市财政局', state: 'deemed' }, ['市财政局：视同签收']],
  [
    { signFor: '市财政局', state: 'objected', leader: '王局长', decisionDue: '2026-03-09', reason: '不属职责' },
    ['市财政局：有异议', '单位负责人：王局长', expect.stringContaining('2026-03-09'), '理由：不属职责'],
  ],
  [{ signFor: '市财政局', state: 'upheld', takenOverBy: '市商务局' }, ['市财政局：异议采纳', expect.stringContaining('市商务局')]],
  [{ signFor: '市财政局', signDue: '2026-03-13' }, [expect.stringMatching(/^市财政局：.*2026-03-13/u)]],
  [{ signFor: '市财政局', decisionDue: '2026-03-16' }, [expect.stringMatching(/^市财政局：.*2026-03-16/u)]],
])('a signature: %j', (after, told) => expect(itemHistoryWords(event(null, after))).toEqual(told));

it('a list: how it stands, by whom it was approved, its papers, and why', () => {
  const approved = { state: 'approved', approvedBy: '常务会议', approvedOn: '2026-03-01', approvalNumber: '12号' };
  const told = listHistoryWords(event({ state: 'drafting' }, approved));
  expect(told).toHaveLength(4);
  expect(told[0]).toMatch(/草拟.*审定/u);
  expect(listHistoryWords(event({ attachment: '签批件.pdf' }, null))).toEqual([expect.stringContaining('签批件.pdf')]);
  expect(listHistoryWords(event({ state: 'approved' }, { state: 'drafting', reason: '再议' })).at(-1)).toBe('理由：再议');
});
