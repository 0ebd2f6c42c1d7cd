/** When two rows of one unit become one, what the first was asked and said in rounds of consulting, the second was. */
import { sql } from 'kysely';
import { joinedConsultation, type ConsultationState } from '#core/ledger/list/consultation.ts';
import { opinionKind, settleAsking } from '#server/ledger/list/consultation-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe } from '#server/platform/duty/duty.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

interface Own {
  readonly id: string;
  readonly state: ConsultationState;
}

/** Subscriber of the merging of units: in the same transaction, without an audit event of its own. */
export async function consultationsOfMergedUnits(act: Act, from: string, into: string): Promise<readonly AuditObject[]> {
  const { rows } = await sql<{ list: string; due: string; running: boolean; both: readonly [Own, Own] }>`
    select list.name as list, round.due, round.ended_at is null as running,
           json_agg(json_build_object('id', own.id, 'state', own.state) order by own.unit_id = ${into} desc) as both
      from list_consultation own
      join list_round round on round.jurisdiction_id = own.jurisdiction_id and round.id = own.round_id
      join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
     where ${inJurisdiction(act, 'own')} and own.unit_id in (${from}, ${into})
     group by round.id, round.due, round.ended_at, list.name having count(*) > 1`.execute(act.db);
  const told: AuditObject[] = [];
  for (const { list, due, running, both } of rows) {
    const [kept, gone] = both;
    const state = joinedConsultation(kept.state, gone.state);
    await settleAsking(act, [kept.id, gone.id]);
    await joinOpinions(act, kept.id, gone.id);
    if (state !== kept.state)
      await sql`
        update list_consultation own set state = ${state}, answered_by = other.answered_by, answered_at = other.answered_at, way = other.way
          from list_consultation other
         where ${inJurisdiction(act, 'own')} and own.id = ${kept.id} and ${inJurisdiction(act, 'other')} and other.id = ${gone.id}`.execute(
        act.db,
      );
    await sql`delete from list_consultation where ${inJurisdiction(act)} and id = ${gone.id}`.execute(act.db);
    if (state === 'asked' && running)
      await owe(act, [{ kind: opinionKind, objectType: 'list_consultation', objectId: kept.id, unitId: into, role: 'contact', due }]);
    told.push({ type: 'list_consultation', id: kept.id, before: { state: gone.state }, after: { list, state } });
  }
  await sql`update list_consultation set unit_id = ${into} where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
  return told;
}

/** Of an item that both were writing about, one text with both. */
async function joinOpinions(act: Act, kept: string, gone: string): Promise<void> {
  await sql`
    update list_opinion own set said = own.said || E'\n' || other.said from list_opinion other
     where ${inJurisdiction(act, 'own')} and own.consultation_id = ${kept} and own.state = 'written'
       and ${inJurisdiction(act, 'other')} and other.consultation_id = ${gone} and other.state = 'written'
       and other.item_id is not distinct from own.item_id`.execute(act.db);
  await sql`
    update list_opinion gone set state = 'withdrawn', withdrawn_by = ${act.actor}, withdrawn_at = ${act.now} from list_opinion own
     where ${inJurisdiction(act, 'gone')} and gone.consultation_id = ${gone} and gone.state = 'written'
       and ${inJurisdiction(act, 'own')} and own.consultation_id = ${kept} and own.state = 'written'
       and gone.item_id is not distinct from own.item_id`.execute(act.db);
  await sql`
    update list_opinion set consultation_id = ${kept} where ${inJurisdiction(act)} and consultation_id = ${gone}`.execute(act.db);
}
