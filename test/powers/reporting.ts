/** 调度: what each unit of the walk reports. */
import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as evidence from '#contract/reporting/evidence-endpoints.ts';
import * as sheets from '#contract/reporting/sheet-endpoints.ts';
import * as burden from '#contract/reporting/burden-endpoints.ts';
import * as figures from '#contract/reporting/figure-endpoints.ts';
import * as line from '#contract/reporting/line-endpoints.ts';
import * as work from '#contract/reporting/work-endpoints.ts';
import * as versions from '#contract/reporting/version-endpoints.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import type { Act } from '#server/platform/http/act.ts';
import { keepRuleSet } from '#server/settings/rows.ts';
import type { DomainPowers } from '#test/powers/walk/domain.ts';
import { fill, seeded } from '#test/powers/walk/seed.ts';
import { listOf } from '#test/powers/walk/seed-lists.ts';
import { nothing, ofUnits, type Target } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

declare module '#test/powers/walk/target.ts' {
  interface Target {
    /** Its leader has approved it: nothing but accepting is to be done with it, and that only of the version that was read. */
    readonly reportId: string;
    /** Its unit was asked this, and has not answered. */
    readonly answerId: string;
    /** Withdrawn: nothing is to be done with it any more. */
    readonly questionId: string;
    /** That its item and the one of another year are one piece of work. */
    readonly sameWorkId: string;
  }
}

const period = '2026-02';
const content = { ...unwrittenContent, reached: [], text: '进展' };

async function makeReport(act: Act, { unitId, itemId, unit }: Target): Promise<string> {
  const id = act.newId();
  const own = { jurisdiction_id: act.jurisdictionId };
  const { version } = await keepRuleSet(act);
  await act.db
    .insertInto('report_period')
    .values({
      ...own,
      period,
      last_day: '2026-02-28',
      due: '2026-03-05',
      grace_end: '2026-03-09',
      up_line_1: '2026-03-11',
      up_line_2: '2026-03-13',
      up_line_3: '2026-03-17',
      provisional: false,
      rule_set_version: version,
      opened_at: act.now,
    })
    .onConflict((on) => on.doNothing())
    .execute();
  await act.db
    .insertInto('expected_report')
    .values({ ...own, id, period, work_id: itemId, unit_id: unitId, item_id: itemId, lead: true, tier: 1 })
    .execute();
  await act.db
    .insertInto('report')
    .values({
      ...own,
      id,
      state: 'approved',
      versions: 1,
      handed_in_on: act.today,
      said: listOf(unit),
      edited_by: act.actor,
      edited_at: act.now,
    })
    .execute();
  return id;
}

async function makeProposal(act: Act, { itemId, approvedItemId }: Target): Promise<string> {
  const id = act.newId();
  const [first = itemId, second = approvedItemId] = [itemId, approvedItemId].toSorted();
  await act.db
    .insertInto('same_work_proposal')
    .values({ jurisdiction_id: act.jurisdictionId, id, item_id: first, other_id: second, alike: 1, proposed_at: act.now })
    .execute();
  return id;
}

async function makeQuestion(
  act: Act,
  { unitId, unit }: Target,
  withdrawn: boolean,
): Promise<{ readonly id: string; readonly answerId: string }> {
  const [id, answerId] = [act.newId(), act.newId()];
  const own = { jurisdiction_id: act.jurisdictionId };
  await act.db
    .insertInto('report_question')
    .values({
      ...own,
      id,
      period,
      text: listOf(unit),
      reason: '市委会议',
      due: '2099-12-31',
      asked_by: act.actor,
      asked_at: act.now,
      ...(withdrawn && { withdrawn_reason: '已有', withdrawn_by: act.actor, withdrawn_at: act.now }),
    })
    .execute();
  await act.db
    .insertInto('report_answer')
    .values({ ...own, id: answerId, question_id: id, unit_id: unitId })
    .execute();
  return { id, answerId };
}

export const powers: DomainPowers = {
  trials: [
    trial(reporting.listPeriods)(nothing, () => ({})),
    trial(reporting.listReports)(ofUnits, () => ({ query: { period } }), {
      shows: (text, { reportId }) => text.includes(reportId),
      fuller: ({ unitId }) => [{ query: { period, unitId } }],
      bySelf: true,
    }),
    trial(reporting.saveReport)(
      ofUnits,
      ({ reportId }) => ({ params: { reportId }, body: { changes: { text: { seen: '', to: '进展' } } } }),
      // Milestones of others: reports.test.ts.
      { bySelf: true, triedElsewhere: ['body.changes.reached.seen[]', 'body.changes.reached.to[]'] },
    ),
    trial(evidence.addReportFile)(ofUnits, ({ reportId }) => ({ params: { reportId }, file: { name: '空.pdf', bytes: '' } }), {
      bySelf: true,
    }),
    trial(evidence.addReportLink)(
      ofUnits,
      ({ reportId }) => ({ params: { reportId }, body: { name: '批复', url: 'https://example.gov.cn/1' } }),
      { bySelf: true },
    ),
    trial(evidence.removeReportEvidence)(ofUnits, ({ reportId }) => ({ params: { reportId, evidenceId: reportId } }), { bySelf: true }),
    trial(evidence.restoreReportEvidence)(ofUnits, ({ reportId }) => ({ params: { reportId, evidenceId: reportId } }), { bySelf: true }),
    trial(evidence.setReportDemand)(ofUnits, ({ itemId }) => ({
      params: { itemId },
      body: { evidenceReason: '拟销号', target: null },
    })),
    trial(sheets.exportReports)(nothing, () => ({ params: { period }, body: { format: 'csv' as const } }), {
      bySelf: true,
      // Another unit's, and their workbooks: report-sheet.test.ts.
      triedElsewhere: ['body.unitId'],
    }),
    trial(sheets.mergeReportSheet)(nothing, () => ({ params: { period }, file: { name: '填报.csv', bytes: '编号\n' } }), { bySelf: true }),
    trial(reporting.submitReports)(ofUnits, ({ reportId }) => ({ body: { reports: [{ id: reportId, seen: 9 }] } }), { bySelf: true }),
    trial(reporting.recallReport)(ofUnits, ({ reportId }) => ({ params: { reportId } }), { bySelf: true }),
    trial(reporting.reviewReports)(ofUnits, ({ reportId }) => ({ body: { consent: [{ id: reportId, version: 9 }], back: [] } }), {
      fuller: ({ reportId }) => [{ body: { consent: [], back: [{ id: reportId, version: 9, reason: '缺佐证' }] } }],
      bySelf: true,
    }),
    // What reaches whom: up-the-line.test.ts.
    trial(line.listSilentReports)(nothing, () => ({})),
    trial(reporting.acceptReports)(ofUnits, ({ reportId }) => ({ body: { consent: [{ id: reportId, version: 9 }], back: [] } }), {
      fuller: ({ reportId }) => [{ body: { consent: [], back: [{ id: reportId, version: 9, reason: '缺佐证' }] } }],
    }),
    trial(figures.getReportFigures)(ofUnits, () => ({ params: { period } }), {
      shows: (text, { unitId }) => text.includes(unitId),
      bySelf: true,
    }),
    trial(figures.exportReportFigures)(nothing, () => ({ params: { period }, body: { format: 'csv' as const } }), { bySelf: true }),
    trial(figures.listPeriodFigures)(ofUnits, ({ unitId }) => ({ query: { unitId } }), {
      shows: (text) => text.includes('"expected":1'),
      fuller: ({ unitId }) => [{ query: { unitId, tier: 1 } }],
      bySelf: true,
    }),
    trial(figures.findReports)(ofUnits, () => ({ params: { period } }), {
      shows: (text, { reportId }) => text.includes(reportId),
      fuller: ({ unitId }) => [{ params: { period }, query: { unitId, tier: 1, figure: 'handedIn', offset: 0 } }],
      bySelf: true,
    }),
    trial(burden.getBurden)(ofUnits, () => ({ params: { period } }), { shows: (text, { unitId }) => text.includes(unitId), bySelf: true }),
    trial(burden.listQuestions)(ofUnits, () => ({ params: { period } }), {
      shows: (text, { answerId }) => text.includes(answerId),
      bySelf: true,
    }),
    trial(burden.askUnits)(
      ofUnits,
      ({ unitId }) => ({
        params: { period },
        // That day is past.
        body: { text: '已签约企业多少家', reason: '市委会议', due: '2000-01-01', of: { by: 'units', unitIds: [unitId] } },
      }),
      { emptyCodes: ['question-not-reporting'] },
    ),
    trial(burden.withdrawQuestion)(ofUnits, ({ questionId }) => ({ params: { questionId }, body: { reason: '已有' } })),
    trial(burden.answerQuestion)(ofUnits, ({ answerId }) => ({ params: { answerId }, body: { text: '12 家' } }), { bySelf: true }),
    trial(work.listSameWork)(nothing, () => ({})),
    trial(work.joinItems)(nothing, () => ({ body: { codes: ['2026-0001', '2026-0002'] } })),
    trial(work.partItem)(ofUnits, ({ itemId }) => ({ params: { itemId }, body: { reason: '不是一件事' } })),
    trial(work.dismissSameWork)(ofUnits, ({ sameWorkId }) => ({ params: { proposalId: sameWorkId }, body: { dismissed: true } })),
    trial(acts.recordReport)(
      ofUnits,
      ({ reportId }) => ({
        params: { reportId },
        body: { seen: null, content, from: 'telephone' as const, of: '张三', on: '2026-02-27' },
      }),
      { triedElsewhere: ['body.content.reached[]'] },
    ),
    trial(acts.confirmReports)(ofUnits, ({ reportId }) => ({ body: { reports: [{ id: reportId, version: 9 }] } }), { bySelf: true }),
    trial(acts.listReportLeaders)(nothing, () => ({}), { bySelf: true }),
    // Leaders of other units: report-acts.test.ts.
    trial(acts.signOffReports)(ofUnits, ({ reportId, unitId }) => ({ body: { reports: [{ id: reportId, seen: 9 }], leader: unitId } }), {
      bySelf: true,
    }),
    trial(acts.denySignOff)(ofUnits, ({ reportId }) => ({ body: { reports: [{ id: reportId, version: 9 }], reason: '没有签过' } }), {
      bySelf: true,
    }),
    trial(acts.withdrawApproval)(ofUnits, ({ reportId }) => ({ body: { reports: [{ id: reportId, version: 9 }] } }), { bySelf: true }),
    trial(acts.correctReport)(ofUnits, ({ reportId }) => ({ params: { reportId }, body: { accepted: 9, content, reason: '数字有误' } }), {
      bySelf: true,
      triedElsewhere: ['body.content.reached[]'],
    }),
    trial(versions.listReportVersions)(ofUnits, ({ reportId }) => ({ params: { reportId } }), { bySelf: true }),
    // Whoever reads the item reads it, as getItem does.
    trial(versions.getItemProgress)(ofUnits, ({ itemId }) => ({ params: { itemId } })),
  ],
  seed: async ({ server, elsewhere, atHome, abroad }) => {
    const seedOne = async (there: typeof server, target: Target) =>
      fill(target, {
        reportId: await seeded(there, (act) => makeReport(act, target)),
        answerId: (await seeded(there, (act) => makeQuestion(act, target, false))).answerId,
        questionId: (await seeded(there, (act) => makeQuestion(act, target, true))).id,
        sameWorkId: await seeded(there, (act) => makeProposal(act, target)),
      });
    for (const target of atHome) await seedOne(server, target);
    await seedOne(elsewhere, abroad);
  },
};
