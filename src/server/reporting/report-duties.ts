/** 待办 of reporting: a contact fills in what the period asks of the unit, its leader in charge reviews it; the office sees what waits for it. */
import { sql, type RawBuilder } from 'kysely';
import { daysToDeny } from '#core/reporting/report-state.ts';
import { daysLater } from '#core/settings/calendar.ts';
import { partsOfPeriod } from '#core/settings/period.ts';
import {
  confirmKind,
  isLed,
  isMineToDeny,
  isStaffed,
  isStillAsked,
  reportKind,
  reviewKind,
  withinReports,
} from '#server/reporting/report-rows.ts';
import { answerType } from '#server/reporting/question-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import type { DutyKind, GatheredDuties } from '#server/platform/duty/duty-kind.ts';
import type { Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

export const reportDuties: DutyKind = {
  name: reportKind,
  needs: 'saveReport',
  list: '/reports',
  workdays: true,
  awaitedBy: ['office', 'unit-leader'],
  awaitedNeeds: 'listPeriods',
  awaitedList: '/reports',
  owed: async (act) => [
    ...(await owedIn(act, { kind: reportKind, role: 'contact', states: ['draft', 'returned'] })),
    ...(await owedAnswers(act)),
  ],
  gather: (act, owed) => gathered(act, owed, (period) => `/reports?period=${period}`),
};

export const reviewDuties: DutyKind = {
  name: reviewKind,
  needs: 'reviewReports',
  list: '/reports/review',
  workdays: true,
  awaitedBy: ['contact'],
  awaitedNeeds: 'listPeriods',
  awaitedList: '/reports',
  owed: (act) => owedIn(act, { kind: reviewKind, role: 'unit-leader', states: ['submitted'] }),
  gather: (act, owed) => gathered(act, owed, () => '/reports/review'),
};

/** What the office entered for the unit waits for one of its people to say that it is so. No rule says by when. */
export const confirmDuties: DutyKind = {
  name: confirmKind,
  needs: 'confirmReports',
  list: '/reports/confirm',
  workdays: false,
  awaitedBy: ['office'],
  awaitedNeeds: 'listPeriods',
  awaitedList: '/reports',
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${confirmKind} as kind, 'expected_report' as "objectType", asked.id as "objectId", asked.unit_id as "unitId", 'contact' as role, null as due
        from report own join expected_report asked on asked.jurisdiction_id = own.jurisdiction_id and asked.id = own.id
       where ${inJurisdiction(act, 'own')} and own.state = 'submitted' and own.recorded`.execute(act.db);
    return rows;
  },
  gather: (act, owed) => gathered(act, owed, () => '/reports/confirm'),
};

async function owedIn(
  act: Act,
  { kind, role, states }: { readonly kind: string; readonly role: Duty['role']; readonly states: readonly string[] },
): Promise<readonly Duty[]> {
  const { rows } = await sql<Duty>`
    select ${kind} as kind, 'expected_report' as "objectType", asked.id as "objectId", asked.unit_id as "unitId", ${role} as role, opened.due
      from expected_report asked
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period
      left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     where ${inJurisdiction(act, 'asked')} and ${isStillAsked} and coalesce(own.state, 'draft') = any(${[...states]}::text[])`.execute(
    act.db,
  );
  return rows;
}

/** 临时要数 that a unit has not answered: filled in with the reports of its period. */
async function owedAnswers(act: Act): Promise<readonly Duty[]> {
  const { rows } = await sql<Duty>`
    select ${reportKind} as kind, ${answerType} as "objectType", answer.id as "objectId", answer.unit_id as "unitId", 'contact' as role, question.due
      from report_answer answer join report_question question on question.jurisdiction_id = answer.jurisdiction_id and question.id = answer.question_id
     where ${inJurisdiction(act, 'answer')} and answer.text is null and question.withdrawn_at is null`.execute(act.db);
  return rows;
}

/** Those of each period in each part of the rail, by their days. */
export async function gathered(
  act: Act,
  owed: RawBuilder<unknown>,
  linkOf: (period: string) => GatheredDuties['link'],
): Promise<readonly GatheredDuties[]> {
  const { rows } = await sql<{
    period: string;
    bucket: number;
    count: number;
    begun: number;
    back: number;
    due: string | null;
    code: string | null;
    title: string;
  }>`
    with owed as materialized (${owed}),
    told as (
      select asked.period, owed.bucket, owed.due, own.id is not null as begun, came.back_from is not null as back, item.code, task.title
        from owed
        join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.id = owed.object_id
        join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
        join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
        left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
        left join report_version came on came.jurisdiction_id = own.jurisdiction_id and came.report_id = own.id and came.number = own.versions
         and own.state in ('draft', 'returned')
      union all
      select question.period, owed.bucket, owed.due, false, false, null, question.text
        from owed
        join report_answer answer on ${inJurisdiction(act, 'answer')} and answer.id = owed.object_id
        join report_question question on question.jurisdiction_id = answer.jurisdiction_id and question.id = answer.question_id)
    select told.period, told.bucket, count(*)::int as count, (count(*) filter (where told.begun))::int as begun,
           (count(*) filter (where told.back))::int as back, min(told.due) as due, min(told.code) as code, min(told.title) as title
      from told group by told.period, told.bucket order by min(told.due), told.period`.execute(act.db);
  return rows.map(({ period, bucket, count, begun, back, due, code, title }) => ({
    key: period,
    bucket,
    count,
    due,
    ...(count === 1 && { ...(code !== null && { code }), title }),
    data: { ...partsOfPeriod(period), begun, back },
    link: linkOf(period),
  }));
}

/** 待核收. */
export const acceptanceOnDesk: DeskPart = {
  name: 'reports-to-accept',
  kinds: ['report-acceptance'],
  awaited: [],
  figures: [],
  needs: 'acceptReports',
  look: async (act) => {
    // From the kept sums; of what the office entered, which is little, somebody without a leader's powers may have to confirm it first.
    const { rows } = await sql<{ count: number; unled: number }>`
      with handed_in as (
        select asked.unit_id, asked.state, sum(asked.n)::int as n from report_tally asked
         where ${inJurisdiction(act, 'asked')} and asked.state is distinct from ('accepted') and asked.state in ('submitted', 'approved')
         group by asked.unit_id, asked.state having sum(asked.n) <> 0),
      waiting as (select asked.state, asked.n, ${isLed(act)} as led from handed_in asked),
      unconfirmed as (
        select count(*)::int as n from report own join expected_report asked on asked.jurisdiction_id = own.jurisdiction_id and asked.id = own.id
         where ${inJurisdiction(act, 'own')} and own.state = 'submitted' and own.recorded and not ${isLed(act)} and ${isStaffed(act)})
      select coalesce(sum(n) filter (where state = 'approved' or not led), 0)::int - (select n from unconfirmed) as count,
             coalesce(sum(n) filter (where not led), 0)::int - (select n from unconfirmed) as unled
        from waiting`.execute(act.db);
    return {
      rows: rows.flatMap(({ count, unled }) =>
        count === 0 ? [] : [{ kind: 'report-acceptance', count, due: null, data: { unled }, link: '/reports/accept' as const }],
      ),
    };
  },
};

/** What the reader is said to have signed, while they may deny it. */
export const denialOnDesk: DeskPart = {
  name: 'reports-to-deny',
  kinds: ['report-denial'],
  awaited: [],
  figures: [],
  needs: 'denySignOff',
  look: async (act) => {
    const { rows } = await sql<{ count: number; first: string | null }>`
      select count(*)::int as count, min(own.signed_off_on) as first
        from report own join expected_report asked on asked.jurisdiction_id = own.jurisdiction_id and asked.id = own.id
       where ${await withinReports(act)} and ${isMineToDeny(act)}`.execute(act.db);
    return {
      rows: rows.flatMap(({ count, first }) =>
        count === 0 || first === null
          ? []
          : [{ kind: 'report-denial', count, due: daysLater(first, daysToDeny), link: '/reports/review#approved' as const }],
      ),
    };
  },
};
