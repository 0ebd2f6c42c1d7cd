/** Lists that are out for opinions, for tests. */
import { expect } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import { success } from '#core/failure.ts';
import type { OpinionDecision, OpinionState } from '#core/ledger/list/opinion.ts';
import { answerDuties, opinionDuties } from '#server/ledger/list/opinion-duties.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import type { Person, TestServer } from '#test/server.ts';
import { signSteps } from '#test/sign-steps.ts';

export function opinionSteps(server: TestServer) {
  const lists = signSteps(server);

  const consultations = async (listId: string) => (await server.ok(consulting.listConsultations, { query: { listId } })).consultations;
  const stateOf = async (listId: string, name: string) => (await consultations(listId)).find((one) => one.unit.name === name);

  /** A list of two items, each unit asked; `of`: what a unit is asked in the first round. */
  async function consulted(called: Readonly<Record<string, string>> = {}) {
    const list = await lists.ready(called);
    const params = { listId: list.listId };
    const begun = await server.ok(listing.consultList, { params, body: {} });
    const { rounds } = await server.ok(consulting.listConsultations, { query: params });
    const asked = await consultations(list.listId);
    const of = (name: string) => asked.find((one) => one.unit.name === name)?.id ?? expect.fail(name);
    return { ...list, plan: list.params, params, round: { id: rounds[0]?.id ?? '', begun }, of };
  }

  const write = (who: Person, consultationId: string, itemId: string | null, said: string, seen: string | null) =>
    who.call(consulting.writeOpinion, { params: { consultationId }, body: { itemId, said, seen } });
  const answer = (who: Person, consultationId: string, given: 'none' | 'opinions') =>
    who.call(consulting.answerConsultation, { params: { consultationId }, body: { answer: given } });
  const withdraw = (who: Person, opinionId: string) => who.call(consulting.withdrawOpinion, { params: { opinionId } });
  const decide = (ids: readonly string[], decision: OpinionDecision, reason: string | null = null, seen: OpinionState = 'handed') =>
    server.call(consulting.answerOpinions, { body: { ids: [...ids], seen, decision, reason } });

  /** The rows of duties say what the facts say. */
  async function expectDuties(): Promise<void> {
    const outcome = await server.act(async (act) => {
      act.unchanged();
      return success(await compareDuties(act, [opinionDuties, answerDuties]));
    });
    expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
  }

  return { ready: lists.ready, consulted, stateOf, write, answer, withdraw, decide, expectDuties };
}

export type OpinionSteps = ReturnType<typeof opinionSteps>;
