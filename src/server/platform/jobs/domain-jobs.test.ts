/** All jobs of all domains, once they are joined. */
import { describe, expect, it } from 'vitest';

describe('the domains’ jobs', () => {
  it('have names of their own, and times that come', async () => {
    const { jobs } = await import('#server/domains.ts');
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({ db: { executeSql: () => Promise.resolve({ rows: [] }) }, migrate: false });
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    // Acts are never changed under a name (decision 031).
    expect(Object.fromEntries(jobs.flatMap((job) => (job.kind === 'events' ? [[job.name, job.acts]] : [])))).toEqual({
      'inbox-children': ['giveChildren', 'changeChild', 'takeBackChildren', 'decideObjection'],
      'inbox-lists': ['issueList', 'decideObjection'],
      'inbox-changes': ['decideChanges', 'registerChange'],
      'inbox-ledger': [
        'publishDraft',
        'setLead',
        'correctTasks',
        'undoCorrection',
        'withdrawTasks',
        'restoreTasks',
        'addTask',
        'splitTask',
        'mergeTasks',
        'undoAdjustment',
        'resolveResponsibilities',
        'setTaskShares',
      ],
      'inbox-plan': ['uploadPlan'],
      'inbox-settings': ['changeRules', 'changeCalendarYear'],
      'inbox-denied-reports': ['denySignOff'],
      'inbox-report-periods': ['openPeriods'],
      'inbox-reports': ['recordReport', 'reviewReports', 'acceptReports', 'denySignOff'],
      'inbox-reports-accepted': ['acceptReports'],
      'inbox-reports-back': ['reviewReports', 'acceptReports'],
      'inbox-reports-group': ['raiseToGroup'],
      'inbox-reports-line': ['raiseToLeader', 'raiseToOffice'],
      'inbox-signed-reports': ['signOffReports'],
      proposeSameWork: ['issueList'],
      askAnew: [
        'decideObjection',
        'decideChanges',
        'registerChange',
        'withdrawTasks',
        'restoreTasks',
        'splitTask',
        'mergeTasks',
        'undoAdjustment',
        'publishDraft',
      ],
    });
    for (const job of jobs)
      if (job.kind === 'clock') expect(boss.previewSchedule(job.cron, { tz: 'Asia/Shanghai', count: 1 })).toHaveLength(1);
  });
});
