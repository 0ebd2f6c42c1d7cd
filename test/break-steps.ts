/** Issued items that a unit with two sub-units breaks down, for tests. */
import * as breaking from '#contract/ledger/breakdown-endpoints.ts';
import type { Calls, Person, TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';

interface Said {
  readonly title: string;
  readonly unitId: string | null;
  readonly handledBy?: string;
  readonly weight?: number;
  readonly milestones?: readonly { readonly due: string; readonly text: string }[];
}

type Child = breaking.ChildRow | undefined;

export async function breakSteps(server: TestServer) {
  const signing = signSteps(server);
  const people = await signPeople(server);
  const [road, bridge] = [await server.as('contact', { unit: '市公路中心' }), await server.as('contact', { unit: '市桥梁中心' })];
  const lead = people['市交通运输局'];
  await server.database.pool.query("update unit set parent_id = $1, kind = 'body' where id = any($2::uuid[])", [
    lead.unitId,
    [road.unitId, bridge.unitId],
  ]);

  /** An item that 市交通运输局 leads and 市财政局 supports, with a milestone on the 30th of June. */
  async function issued() {
    const list = await signing.issued();
    return { ...list, itemId: list.first.id, code: `${list.year}-1` };
  }

  const of = (who: Calls, itemId: string) =>
    who.call(breaking.getBreakdown, { params: { itemId } }).then(({ body }) => body ?? { lastDay: null, own: [], children: [] });
  const saidOf = ({ title, unitId, handledBy, weight = 1, milestones = [] }: Said) => ({
    title,
    unitId: unitId ?? '',
    handledBy: handledBy ?? null,
    weight,
    milestones: [...milestones],
  });
  const add = (who: Person, itemId: string, children: readonly Said[], unitId = who.unitId ?? '') =>
    who.call(breaking.addChildren, { params: { itemId }, body: { unitId, children: children.map(saidOf) } });
  async function added(who: Person, itemId: string, children: readonly Said[]): Promise<void> {
    const { problem } = await add(who, itemId, children);
    if (problem !== undefined) throw new Error(problem.detail ?? problem.code);
  }
  const change = (who: Person, itemId: string, child: Child, said: Partial<Said>, reason: string | null = null) =>
    who.call(breaking.changeChild, {
      params: { itemId, childId: child?.id ?? '' },
      body: {
        revision: child?.revision ?? 0,
        reason,
        ...saidOf({
          title: child?.title ?? '',
          unitId: child?.unit.id ?? '',
          weight: child?.weight ?? 1,
          milestones: child?.milestones ?? [],
          ...(child?.handledBy == null ? {} : { handledBy: child.handledBy }),
          ...said,
        }),
      },
    });
  const named = (children: readonly Child[]) => children.map((child) => ({ id: child?.id ?? '', revision: child?.revision ?? 0 }));
  /** All drafts of the person's unit, or these. */
  async function give(who: Person, itemId: string, lateReason: string | null = null, children?: readonly Child[]) {
    const drafts = children ?? (await of(who, itemId)).children.filter(({ state, by }) => state === 'drafted' && by.id === who.unitId);
    return who.call(breaking.giveChildren, { params: { itemId }, body: { unitId: who.unitId ?? '', children: named(drafts), lateReason } });
  }
  const takeBack = (who: Person, itemId: string, children: readonly Child[], reason: string | null = null) =>
    who.call(breaking.takeBackChildren, { params: { itemId }, body: { unitId: who.unitId ?? '', children: named(children), reason } });

  /** One request of each act, in the order of the contract. */
  async function all(who: Person, itemId: string, unitId: string, childId: string) {
    const children = [{ id: childId, revision: 1 }];
    return [
      await add(who, itemId, [{ title: '甲', unitId: who.unitId }], unitId),
      await who.call(breaking.changeChild, {
        params: { itemId, childId },
        body: { revision: 1, reason: null, ...saidOf({ title: '甲', unitId: who.unitId }) },
      }),
      await who.call(breaking.orderChildren, { params: { itemId }, body: { unitId, childIds: [childId] } }),
      await who.call(breaking.giveChildren, { params: { itemId }, body: { unitId, children, lateReason: null } }),
      await who.call(breaking.takeBackChildren, { params: { itemId }, body: { unitId, children, reason: null } }),
    ];
  }

  return { signing, people: { lead, road, bridge, support: people['市财政局'] }, issued, of, add, added, change, give, takeBack, all };
}

export type BreakSteps = Awaited<ReturnType<typeof breakSteps>>;
