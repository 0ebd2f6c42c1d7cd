/**
 * 下发: a list becomes what its units sign for, in one transaction, so that no half of it is ever seen: who answers for each item as of this day, the
 * facts that rules read, a signature asked of each unit with its clock and its duty, and the items' codes.
 */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { issuingSteps, type IssuingStep } from '#core/ledger/list/issuing-steps.ts';
import { isIssuable } from '#core/ledger/list/check-list.ts';
import { moveList } from '#core/ledger/list/list-state.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { workdaysAfter } from '#core/settings/calendar.ts';
import type * as contract from '#contract/ledger/issue-endpoints.ts';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import type { AnsweringItem } from '#server/ledger/list/answering-rows.ts';
import { checkedList } from '#server/ledger/list/check-list.ts';
import { writeVersions } from '#server/ledger/list/item-version.ts';
import { analyzeLists, bumpList, lockList, seenLists } from '#server/ledger/list/list-rows.ts';
import { askToSign } from '#server/ledger/list/sign-for-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { inSteps, stepOf } from '#server/platform/http/progress.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';
import { keepRuleSet } from '#server/settings/rows.ts';

type Issued = AnswerOf<typeof contract.issueList>;

export const issueList: Handler<typeof contract.issueList> = ({ params: { listId }, body: { revision } }, act) =>
  inSteps(act, listId, (begin) => issue(act, listId, revision, begin));

async function issue(
  act: Act,
  listId: string,
  seen: number,
  begin: (step: IssuingStep) => void,
): Promise<Outcome<Issued, FailureOf<typeof contract.issueList>>> {
  // No task, unit or rule changes meanwhile.
  await lockJurisdiction(act);
  const list = await lockList(act, listId);
  if (!list.ok) return list;
  const { name, year, revision: stands } = list.value;
  const next = moveList(list.value.state, 'issue');
  if (!next.ok) return next;
  if (stands !== seen) return failure('list-changed', { name });
  begin('checks');
  const { items, units, findings } = await checkedList(act, list.value);
  if (!isIssuable(findings)) return failure('list-not-issuable', { name, count: findings.filter(({ holds }) => holds).length });
  const ruleSet = await keepRuleSet(act);
  const due = workdaysAfter(act.today, ruleSet.rules['clock.sign-for'], calendarOf(ruleSet.calendar));
  if (due === null) throw new Error('no such day: the clock of signing leads beyond all days');
  const revision = await bumpList(act, list.value);
  await act.db
    .updateTable('annual_list')
    .set({
      state: next.value,
      issued_on: act.today,
      issued_at: act.now,
      issued_by: act.actor,
      sign_due: due.day,
      sign_due_provisional: due.provisional,
      rule_set_version: ruleSet.version,
    })
    .where(inJurisdiction(act))
    .where('id', '=', listId)
    .execute();
  const parts = items.flatMap(({ id, parts: own }) => own.map((part) => ({ itemId: id, ...part })));
  begin('parts');
  await writeParts(act, parts);
  begin('versions');
  await writeVersions(
    act,
    items.map(({ id }) => id),
    null,
  );
  begin('signing');
  // Bodies outside have no desk here: they are partners, and sign for nothing.
  const inside = new Set(units.filter(({ outside }) => !outside).map(({ id }) => id));
  const asked = parts.filter(({ unitId }) => inside.has(unitId));
  await askToSign(act, asked, due);
  begin('codes');
  const codes = await giveCodes(act, year, items);
  begin('trail');
  await analyzeLists(act, parts.length);
  act.audit({
    objects: [
      {
        type: 'annual_list',
        id: listId,
        before: { state: list.value.state },
        after: { state: next.value, items: items.length, signDue: due.day },
      },
      ...items.map(({ id, taskCode }) => ({
        type: 'list_item',
        id,
        after: { list: name, year, task: taskCode, code: codes.get(id) ?? '', signDue: due.day },
      })),
    ],
  });
  return success({ revision, items: items.length, signFors: asked.length, signDue: due });
}

/** A list that was issued already, or never, has no step; nor has one that another node issues. */
export const getIssuing: Handler<typeof contract.getIssuing> = async ({ params: { listId } }, act) => {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const step = stepOf(act, listId);
  return success({ step: issuingSteps.find((known) => known === step) ?? null });
};

export interface NewPart {
  readonly itemId: string;
  readonly unitId: string;
  readonly role: string;
  readonly ownPart: string | null;
}

/** Parts that hold from today on. */
export async function writeParts(act: Act, parts: readonly NewPart[]): Promise<void> {
  await sql`
    insert into item_part (jurisdiction_id, id, item_id, unit_id, role, own_part, valid_from)
    select ${act.jurisdictionId}, made.*, ${act.today}
      from unnest(${parts.map(() => act.newId())}::uuid[], ${parts.map(({ itemId }) => itemId)}::uuid[], ${parts.map(({ unitId }) => unitId)}::uuid[],
             ${parts.map(({ role }) => role)}::text[], ${parts.map(({ ownPart }) => ownPart)}::text[]) made`.execute(act.db);
}

/** Year and running number, in the order of the list. */
async function giveCodes(act: Act, year: number, items: readonly AnsweringItem[]): Promise<ReadonlyMap<string, string>> {
  const first = await takeNumbers(act, `item-${year}`, items.length);
  const codes = new Map(items.map(({ id }, at) => [id, `${year}-${first + at}`]));
  await sql`
    update list_item item set code = given.code
      from unnest(${[...codes.keys()]}::uuid[], ${[...codes.values()]}::text[]) given (id, code)
     where ${inJurisdiction(act, 'item')} and item.id = given.id`.execute(act.db);
  return codes;
}

/** The first of so many numbers of a series that nobody was given before. The series is locked last of all rows. */
export async function takeNumbers(act: Act, series: string, count: number): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    insert into number_series (jurisdiction_id, series, next) values (${act.jurisdictionId}, ${series}, ${count + 1})
    on conflict (jurisdiction_id, series) do update set next = number_series.next + ${count}
    returning next`.execute(act.db);
  return (rows[0]?.next ?? count + 1) - count;
}
