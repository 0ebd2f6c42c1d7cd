/** 交接单: what a desk hands over. Duties are rows; the rest each domain computes, as far as the post's powers reach. */
import { sql } from 'kysely';
import type * as contract from '#contract/home/handover-endpoints.ts';
import type { Handover, HandoverRow } from '#contract/home/handover-endpoints.ts';
import { actingName } from '#core/access/standing-post.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { withinPower } from '#server/access/within-power.ts';
import { standing } from '#server/session/standing-posts.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { handoverParts } from '#server/platform/desk/handover-part.ts';
import { dutyKinds, type OpenDuty } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';
import { withSucceeded } from '#server/unit/succeeded-units.ts';

export const getHandover: Handler<typeof contract.getHandover> = ({ query: { unitId } }, act) => loadHandover(act, unitId);

/** The office may ask for any unit, others for those that their post is for. `asked` undefined: the desk of the post itself. */
export async function loadHandover(act: Act, asked: string | undefined): Promise<Outcome<Handover, 'handover-unit-not-found'>> {
  // A post hands over the desk that it sits at: that of its scope, with all units that it speaks for (工作台 is the same).
  const { scope, unitId: actsFor = null } = act.subject ?? {};
  const desk = scope?.unitId ?? actsFor;
  const unitId = asked ?? (act.reach === 'jurisdiction' ? null : desk);
  if (unitId === null) return success(await officeHandover(act));
  const within = await unitsSpokenFor(act);
  const unit = within.kind === 'units' && !within.unitIds.includes(unitId) ? null : (await fullUnitNames(act, [unitId]))(unitId);
  if (unit === null) return failure('handover-unit-not-found');
  const unitIds = asked === undefined && within.kind === 'units' ? within.unitIds : await withSucceeded(act, [unitId]);
  const promised: HandoverRow[] = [];
  const stuck: HandoverRow[] = [];
  for (const part of handoverParts.values()) {
    const own = withinPower(act, part.needs);
    if (own === null) continue;
    const view = await part.look(own, unitIds);
    promised.push(...view.promised);
    stuck.push(...view.stuck);
  }
  return success({
    today: act.today,
    unit: { id: unitId, name: unit },
    people: await peopleOf(act, unitId),
    owed: await owedBy(act, unitIds),
    promised: promised.toSorted(byDay),
    stuck: stuck.toSorted(byDay),
  });
}

/** The office owes, and promises nothing: units do. */
async function officeHandover(act: Act): Promise<Handover> {
  return { today: act.today, unit: null, people: await peopleOf(act, null), owed: await owedBy(act, null), promised: [], stuck: [] };
}

/** All that is owed, by the clock. Who waits for it and may not do it itself, as the office, is told, too. */
async function owedBy(act: Act, unitIds: readonly string[] | null): Promise<HandoverRow[]> {
  const desk =
    unitIds === null
      ? sql`unit_id is null and role = 'office'`
      : sql`unit_id = any(${unitIds}::uuid[]) and role in ('contact', 'unit-leader')`;
  const isOwed = sql`${inJurisdiction(act)} and done_at is null and ${desk}`;
  const { rows } = await sql<OpenDuty>`
    select id, kind, object_type as "objectType", object_id as "objectId", unit_id as "unitId", role, due from duty
     where ${isOwed} order by due nulls last, made_at, id`.execute(act.db);
  const told: HandoverRow[] = [];
  for (const [name, own] of Map.groupBy(rows, ({ kind }) => kind)) {
    const kind = dutyKinds.get(name);
    const within = kind === undefined ? null : (withinPower(act, kind.needs) ?? withinPower(act, kind.awaitedNeeds));
    if (kind === undefined || within === null) continue;
    if (kind.gather !== undefined) {
      const rows = await kind.gather(within, sql`select object_id, due, 0 as bucket from duty where ${isOwed} and kind = ${name}`);
      told.push(
        ...rows.map(({ code, title, due, count, data, link }) => ({
          kind: name,
          code: code ?? null,
          title: title ?? null,
          said: null,
          due,
          data: { ...data, count },
          link,
        })),
      );
      continue;
    }
    const texts = await kind.tell(within, own);
    for (const { objectId, due } of own) {
      const text = texts.get(objectId);
      if (text !== undefined)
        told.push({ kind: name, code: text.code ?? null, title: text.title, said: null, due, data: {}, link: text.link });
    }
  }
  return told.toSorted(byDay);
}

async function peopleOf(act: Act, unitId: string | null): Promise<Handover['people']> {
  const desk = unitId === null ? sql`post.role = 'office'` : sql`post.role in ('contact', 'unit-leader') and post.unit_id = ${unitId}`;
  const { rows } = await sql<{ role: Handover['people'][number]['role']; name: string; holder: string | null }>`
    select post.role, account.display_name as name, holder.display_name as holder
      from post
      join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id and account.state <> 'disabled'
      left join post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
      left join account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
     where ${inJurisdiction(act, 'post')} and ${desk} and ${standing(act)}
     order by post.role, post.for_post is not null, post.granted_at, post.id`.execute(act.db);
  return rows.map(({ role, name, holder }) => ({ role, name: actingName(name, holder) }));
}

/** What has no day comes last; the order of each part stays otherwise. */
function byDay(one: HandoverRow, other: HandoverRow): number {
  const [first, second] = [one.due ?? '9999', other.due ?? '9999'];
  return first === second ? 0 : first < second ? -1 : 1;
}
