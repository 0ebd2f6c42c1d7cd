/** Reports as rows: found within reach, locked, changed, kept as versions. */
import { sql, type RawBuilder } from 'kysely';
import { unwrittenContent, type ReportContent } from '#core/reporting/report-content.ts';
import { evidenceToKeep, isEvidenceMissing } from '#server/reporting/evidence-rows.ts';
import { daysToDeny, handedInStates, unwritten, type RecordedFrom, type Report } from '#core/reporting/report-state.ts';
import type { Role } from '#core/access/subject.ts';
import { daysLater } from '#core/settings/calendar.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { isSilentState } from '#core/reporting/up-the-line.ts';
import { followSilence } from '#server/reporting/silence.ts';
import { standing } from '#server/session/standing-posts.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

/** What a unit had typed, and whose hand it was last. */
export interface TypedDraft {
  readonly content: ReportContent;
  readonly by: string;
  readonly account: string | null;
  readonly at: string;
}

/** The kinds of duties of reporting. */
export const reportKind = 'report';
export const reviewKind = 'report-review';
export const confirmKind = 'report-confirm';

/** Whether the expected report `asked` is within reach. */
export async function withinReports(act: Act): Promise<RawBuilder<unknown>> {
  const within = await unitsSpokenFor(act);
  return within.kind === 'all'
    ? sql`${inJurisdiction(act, 'asked')}`
    : sql`${inJurisdiction(act, 'asked')} and asked.unit_id = any(${within.unitIds}::uuid[])`;
}

/** The content of a row or a version `of`, as the contract says it. */
export const contentOf = (of: 'own' | 'last' | 'version' | 'stands'): RawBuilder<ReportContent | null> => {
  const column = (name: string) => sql.ref(`${of}.${name}`);
  // A report begins without some of its figures, a text never is null.
  return sql`case when ${column('said')} is not null then json_build_object('text', ${column('said')}, 'percent', ${column('percent')},
    'done', ${column('done')}::text, 'reached', ${column('reached')}, 'self', ${column('self')}, 'forecast', ${column('forecast')},
    'problem', ${column('problem')}, 'next', ${column('next_step')}, 'unchanged', ${column('unchanged')}) end`;
};

/**
 * The item of the row `item`, and those of its year's lists that are one piece of work with it (同一工作): a report is on all of them. `asked`: the
 * work is that of the expected report, which an item may have parted from since.
 */
export const itemsOfWork = (act: Act, of: 'asked' | 'item' = 'asked'): RawBuilder<unknown> => sql`(
  select item.id union select same.id from list_item same
   where ${inJurisdiction(act, 'same')} and same.work_id = ${sql.ref(`${of}.work_id`)} and same.year = item.year and same.parent_id is null
     and same.removed_at is null and same.code is not null)`;
/** The milestones of these items, by their days. */
export const milestonesOf = (act: Act, itemIds: RawBuilder<unknown>): RawBuilder<readonly { id: string; due: string; text: string }[]> =>
  sql`(select coalesce(json_agg(json_build_object('id', step.id, 'due', step.due, 'text', step.said) order by step.due, step.id), '[]')
    from milestone step where ${inJurisdiction(act, 'step')} and step.item_id in ${itemIds})`;

/** Whether the report of this name is handed in. */
export const isHandedIn = (report: 'own' | 'said'): RawBuilder<boolean> =>
  sql`${sql.ref(`${report}.state`)} = any(${[...handedInStates]}::text[])`;

/** Whether the unit of `asked` has a leader in charge who can approve here. */
export const isLed = (act: Act): RawBuilder<boolean> => hasPost(act, ['unit-leader']);

/** Whether the unit of `asked` has anybody who can speak for it here. */
export const isStaffed = (act: Act): RawBuilder<boolean> => hasPost(act, ['contact', 'unit-leader']);

function hasPost(act: Act, roles: readonly Role[]): RawBuilder<boolean> {
  return sql`exists (select from post join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id and account.state <> 'disabled'
    where ${inJurisdiction(act, 'post')} and post.unit_id = asked.unit_id and post.role = any(${[...roles]}::text[]) and ${standing(act)})`;
}

/** Whether the report `own` of `asked` waits for the office: its leader has approved, or there is none who could; what the office entered, whoever could. */
export const waitsForOffice = (act: Act): RawBuilder<boolean> =>
  sql`(own.state = 'approved' or (own.state = 'submitted' and not (case when own.recorded then ${isStaffed(act)} else ${isLed(act)} end)))`;

/** Whether the report `own` is said to be signed by the reader, who may still deny it. */
export const isMineToDeny = ({ today, subject }: Act): RawBuilder<boolean> =>
  sql`(own.signed_off_account = ${subject?.accountId ?? null}::uuid and own.signed_off_on >= ${daysLater(today, -daysToDeny)} and own.state in ('approved', 'accepted'))`;

/** Whether the report that was expected is still asked for: its unit carries the work. */
export const isStillAsked = sql<boolean>`asked.lifted_on is null`;

export interface LockedReport extends Report {
  readonly id: string;
  readonly period: string;
  readonly lead: boolean;
  readonly unitId: string;
  readonly workId: string;
  readonly itemId: string;
  readonly due: string;
  readonly content: ReportContent;
  /** Counts what was typed; null: nothing was. */
  readonly revision: number | null;
  /** Whose hand it was last. */
  readonly editedBy: string | null;
  readonly editedAccount: string | null;
  readonly code: string;
  readonly nature: string;
  /** Its milestones, by id. */
  readonly milestones: readonly string[];
  /** A leader in charge of the unit has an account. */
  readonly led: boolean;
  /** The office wants evidence, and there is none. */
  readonly evidenceMissing: boolean;
  /** Somebody of the unit has. */
  readonly staffed: boolean;
  /** Of the leader who is said to have signed. */
  readonly signedOffAccount: string | null;
}

/**
 * Those of these reports that are within reach, locked in the order of their ids: what is expected is there before anything is typed, so two first
 * keystrokes wait for each other.
 */
export async function lockReports(act: Act, ids: readonly string[]): Promise<readonly LockedReport[]> {
  const within = await withinReports(act);
  await sql`
    select asked.id from expected_report asked where ${within} and ${isStillAsked} and asked.id = any(${ids}::uuid[]) order by asked.id for update`.execute(
    act.db,
  );
  return readReports(act, ids);
}

/** The same as they stand, unlocked: for what is told before anything is changed. */
export async function readReports(act: Act, ids: readonly string[]): Promise<readonly LockedReport[]> {
  const within = await withinReports(act);
  const { rows } = await sql<Stored>`
    select asked.id, ${isLed(act)} as led, ${isStaffed(act)} as staffed, own.signed_off_account as "signedOffAccount",
           asked.period, asked.lead, asked.unit_id as "unitId", asked.work_id as "workId", asked.item_id as "itemId", opened.due,
           own.state, own.versions, own.handed_in_on as "handedInOn", own.recorded, own.signed_off_on as "signedOffOn", own.accepted,
           ${contentOf('own')} as content, own.revision, own.edited_by as "editedBy", own.edited_account as "editedAccount", item.code, task.nature,
           ${isEvidenceMissing(act)} as "evidenceMissing",
           array(select step.id from milestone step where ${inJurisdiction(act, 'step')} and step.item_id in ${itemsOfWork(act)}) as milestones
      from expected_report asked
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period
      join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
      left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     where ${within} and ${isStillAsked} and asked.id = any(${ids}::uuid[]) order by asked.id`.execute(act.db);
  return rows.map(({ state, versions, handedInOn, recorded, signedOffOn, accepted, content, ...row }) => ({
    ...row,
    ...(state === null ? unwritten : { state, versions: versions ?? 0, handedInOn, recorded: recorded ?? false, signedOffOn, accepted }),
    content: content ?? unwrittenContent,
  }));
}

/** A milestone of the work, or one that the report says already: it may have gone with an item that was parted since. */
export const isKnownStep = ({ milestones, content }: Pick<LockedReport, 'milestones' | 'content'>, id: string): boolean =>
  milestones.includes(id) || content.reached.includes(id);

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
type Stored = Omit<LockedReport, keyof Report | 'content'> & Nullable<Report> & { readonly content: ReportContent | null };

/** Writes what a report says now, the first keystroke too; answers its revision. */
export async function writeContent(act: Act, id: string, content: ReportContent): Promise<number> {
  const { text, percent, done, reached, self, forecast, problem, next, unchanged } = content;
  const { rows } = await sql<{ revision: number }>`
    insert into report as own (jurisdiction_id, id, said, percent, done, reached, self, forecast, problem, next_step, unchanged, edited_by, edited_account, edited_at)
    values (${act.jurisdictionId}, ${id}, ${text}, ${percent}, ${done}, ${[...reached]}::uuid[], ${self}, ${forecast}, ${problem}, ${next}, ${unchanged},
            ${act.actor}, ${act.subject?.accountId ?? null}, ${act.now})
    on conflict (jurisdiction_id, id) do update set said = excluded.said, percent = excluded.percent, done = excluded.done, reached = excluded.reached,
      self = excluded.self, forecast = excluded.forecast, problem = excluded.problem, next_step = excluded.next_step, unchanged = excluded.unchanged,
      edited_by = excluded.edited_by, edited_account = excluded.edited_account, edited_at = excluded.edited_at, revision = own.revision + 1
    returning revision`.execute(act.db);
  return rows[0]?.revision ?? 1;
}

/** What a unit had typed, and whose hand it was last. */
export interface TypedDraft {
  readonly content: ReportContent;
  readonly by: string;
  readonly account: string | null;
  readonly at: string;
}

/** What is kept with the versions that an act makes. */
export interface MadeVersions {
  /** 更正: why. */
  readonly reason?: string;
  /** 代录. */
  readonly recorded?: {
    readonly from: RecordedFrom;
    readonly of: string;
    readonly on: string;
    /** What the unit had typed; null: nothing. */
    readonly draft: TypedDraft | null;
  };
  /** 已经×××同志审签. */
  readonly signedOff?: { readonly accountId: string; readonly name: string };
}

/** Writes what became of reports, and keeps what they say now as a version of each whose number went up. */
export async function writeStates(
  act: Act,
  changed: readonly { readonly id: string; readonly before: Report; readonly after: Report }[],
  { reason = null, recorded = null, signedOff = null }: Partial<Nullable<MadeVersions>> = {},
): Promise<void> {
  await sql`
    update report own set state = made.state, versions = made.versions, handed_in_on = made.handed_in_on, recorded = made.recorded, accepted = made.accepted,
           signed_off_on = made.signed_off_on,
           signed_off_by = case when made.signed_off_on is not null then coalesce(${signedOff?.name ?? null}, own.signed_off_by) end,
           signed_off_account = case when made.signed_off_on is not null then coalesce(${signedOff?.accountId ?? null}::uuid, own.signed_off_account) end
      from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ after }) => after.state)}::text[], ${changed.map(({ after }) => after.versions)}::integer[],
             ${changed.map(({ after }) => after.handedInOn)}::date[], ${changed.map(({ after }) => after.recorded)}::boolean[],
             ${changed.map(({ after }) => after.accepted)}::integer[], ${changed.map(({ after }) => after.signedOffOn)}::date[])
             made (id, state, versions, handed_in_on, recorded, accepted, signed_off_on)
     where ${inJurisdiction(act, 'own')} and own.id = made.id`.execute(act.db);
  const handedIn = changed.filter(({ before, after }) => after.versions > before.versions);
  await sql`
    insert into report_version (jurisdiction_id, report_id, number, said, percent, done, reached, self, forecast, problem, next_step, unchanged,
      handed_in_on, made_by, made_at, reason, recorded_from, recorded_of, recorded_on, draft_before, signed_off_by, evidence)
    select jurisdiction_id, id, versions, said, percent, done, reached, self, forecast, problem, next_step, unchanged, handed_in_on, ${act.actor}, ${act.now}, ${reason},
           ${recorded?.from ?? null}, ${recorded?.of ?? null}, ${recorded?.on ?? null}::date, ${recorded?.draft === undefined || recorded.draft === null ? null : JSON.stringify(recorded.draft)}::jsonb,
           ${signedOff?.name ?? null}, ${evidenceToKeep(act)}
      from report own where ${inJurisdiction(act, 'own')} and id = any(${handedIn.map(({ id }) => id)}::uuid[])`.execute(act.db);
  await followSilence(
    act,
    changed.filter(({ before, after }) => isSilentState(before.state) !== isSilentState(after.state)).map(({ id }) => id),
  );
}

/** Keeps with the newest version of each why it came back. */
export async function writeBack(
  act: Act,
  from: 'leader' | 'office',
  back: readonly { readonly id: string; readonly version: number; readonly reason: string }[],
): Promise<void> {
  await sql`
    update report_version version set back_from = ${from}, back_reason = made.reason, back_by = ${act.actor}, back_at = ${act.now}
      from unnest(${back.map(({ id }) => id)}::uuid[], ${back.map(({ version }) => version)}::integer[], ${back.map(({ reason }) => reason)}::text[])
             made (id, number, reason)
     where ${inJurisdiction(act, 'version')} and version.report_id = made.id and version.number = made.number`.execute(act.db);
}
