import { expect, it } from 'vitest';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { continuedLeads, leaderlessOf, leadThatStands } from '#web/plan/review/continued-leads.ts';
import { logOf, samplePlan, stationTask } from '#test/draft-sample.ts';

const draft = replay(samplePlan, []);
const without = draft.tasks.filter((task) => leadOf(task) === null);
const titles = (tasks: readonly { readonly title: string }[]) => tasks.map(({ title }) => title);

it('a lead that the ledger brings is not missing, until the draft itself names another', () => {
  const rows = draft.tasks.map(({ key }) => ({ key, lead: '市丁局' }));
  const leads = continuedLeads(draft, rows);
  expect(without.length).toBeGreaterThan(1);
  expect(titles(leaderlessOf(draft, new Map()))).toEqual(titles(without));
  expect(leaderlessOf(draft, leads)).toEqual([]);
  const named = replay(samplePlan, logOf({ type: 'set-lead', tasks: [stationTask], unit: '市乙局' }));
  const station = named.tasks.find(({ title }) => title.includes('丙站')) ?? expect.fail('no station');
  expect(leadThatStands(leads, station)).toEqual({ lead: '市乙局', continued: false });
});

it('a lead that was taken away in the ledger is missing, though the document prints it', () => {
  const leads = continuedLeads(
    draft,
    draft.tasks.map(({ key }) => ({ key, lead: null })),
  );
  expect(leaderlessOf(draft, leads)).toHaveLength(draft.tasks.length);
});

it('what the draft says of itself is not called continued', () => {
  const leads = continuedLeads(
    draft,
    draft.tasks.map((task) => ({ key: task.key, lead: leadOf(task) })),
  );
  expect(leads.size).toBe(0);
});
