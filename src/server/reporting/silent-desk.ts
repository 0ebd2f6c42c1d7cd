/** What silence and absence put on 工作台: of the office and the leading group their lists, and of whoever can act what nobody is there to report. */
import { sql } from 'kysely';
import { silentOnList, unitsOwing, unitsWithNobody } from '#server/reporting/list-silent.ts';
import { gathered } from '#server/reporting/report-duties.ts';
import { reportKind } from '#server/reporting/report-rows.ts';
import { owedByLeaders, silentKind } from '#server/reporting/silence.ts';
import { unattendedUnits } from '#server/reporting/unattended.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import type { DutyKind } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';

const list = '/reports/silent';

/** 督促填报, of the unit's leader in charge. */
export const silentDuties: DutyKind = {
  name: silentKind,
  needs: 'reviewReports',
  list,
  workdays: true,
  awaitedBy: [],
  awaitedNeeds: 'listSilentReports',
  awaitedList: list,
  owed: owedByLeaders,
  gather: (act, owed) => gathered(act, owed, () => list),
};

/** 逾期未报, of who has no duty by it: the office, and the leading group. */
export const silentOnDesk: DeskPart = {
  name: 'silent-reports',
  kinds: ['reports-silent'],
  awaited: [],
  figures: [],
  needs: 'listSilentReports',
  look: async (act) => {
    // A unit's people have a duty by each.
    if (act.subject?.role === 'contact' || act.subject?.role === 'unit-leader') return {};
    const { rows } = await sql<{ count: number; due: string | null }>`
      select count(*)::int as count, min(opened.due) as due
        from (${await silentOnList(act)}) listed
        join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.id = listed.id
        join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period`.execute(act.db);
    const { count, due } = rows[0] ?? { count: 0, due: null };
    return { rows: count === 0 ? [] : [{ kind: 'reports-silent', count, due, link: list }] };
  },
};

/** 无人填报: the unit has neither a contact nor a leader in charge. The office has to find somebody. */
export const unattendedOnDesk: DeskPart = {
  name: 'unattended-reports',
  kinds: ['reports-unattended'],
  awaited: [],
  figures: [],
  needs: 'acceptReports',
  look: async (act) => {
    const units = [...(await unitsWithNobody(act))];
    const { count, due } = await owedBy(act, units);
    return {
      rows: count === 0 ? [] : [{ kind: 'reports-unattended', count, due, data: { units: units.length }, link: list }],
    };
  },
};

/** 没有联络员: what the unit has to report is its leader's to fill in, or to hand to somebody. */
export const leaderInsteadOnDesk: DeskPart = {
  name: 'reports-without-contact',
  kinds: ['reports-no-contact'],
  awaited: [],
  figures: [],
  needs: 'reviewReports',
  look: async (act) => {
    const units = [...(await unattendedUnits(act, await unitsOwing(act), ['contact']))];
    const { count, due } = await owedBy(act, units);
    return { rows: count === 0 ? [] : [{ kind: 'reports-no-contact', count, due, link: '/reports' }] };
  },
};

async function owedBy(act: Act, unitIds: readonly string[]): Promise<{ readonly count: number; readonly due: string | null }> {
  if (unitIds.length === 0) return { count: 0, due: null };
  const { rows } = await sql<{ count: number; due: string | null }>`
    select count(*)::int as count, min(due) as due from duty
     where ${inJurisdiction(act)} and kind = ${reportKind} and done_at is null and unit_id = any(${unitIds}::uuid[])`.execute(act.db);
  return rows[0] ?? { count: 0, due: null };
}
