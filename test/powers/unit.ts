/** Units: at home a tree, a group and two outside; abroad one and one outside. */
import * as batch from '#contract/unit/batch-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import type { UnitKind } from '#core/unit/unit.ts';
import type { Act } from '#server/platform/http/act.ts';
import { unitByName } from '#server/session/insert-account.ts';
import { offersOn } from '#test/powers/walk/offers.ts';
import { stale, type DomainPowers } from '#test/powers/walk/domain.ts';
import { bareTarget, fill, seeded } from '#test/powers/walk/seed.ts';
import { counterparts, home, nothing, ofUnits, type Making, type Target } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

declare module '#test/powers/walk/target.ts' {
  interface Target {
    readonly unitId: string;
  }
  interface World {
    /** 专班: a group with 中心 and 丙局 as members. */
    readonly groupId: string;
    readonly counterpartId: string;
    /** A unit at home that has ended. */
    readonly endedId: string;
    readonly outsideAbroadId: string;
  }
}

async function seed(making: Making): Promise<void> {
  const { server, elsewhere } = making;
  const { jurisdictionId } = server;
  const tree = await seeded(server, async (act) => {
    const top = await makeUnit(act, home.top, 'department');
    const below = await makeUnit(act, home.below, 'body', top);
    const beside = await makeUnit(act, home.beside, 'department');
    const shared = await makeUnit(act, home.shared, 'department');
    const counterpartId = await makeUnit(act, counterparts.sharing, 'other-city');
    await makeUnit(act, counterparts.idle, 'other-city');
    const groupId = await makeUnit(act, '综合交通专班', 'working-group');
    await act.db
      .insertInto('unit_member')
      .values(
        [below, shared].map((member) => ({
          jurisdiction_id: jurisdictionId,
          group_id: groupId,
          unit_id: member,
          valid_from: '2026-01-01',
        })),
      )
      .execute();
    const endedId = await makeUnit(act, '原市丁局', 'department');
    await act.db
      .updateTable('unit')
      .set({ valid_to: '2026-01-01' })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('id', '=', endedId)
      .execute();
    return { ids: { top, below, beside, shared }, others: { counterpartId, groupId, endedId } };
  });
  const abroad = await seeded(elsewhere, async (act) => ({
    unitId: await makeUnit(act, '外甲局', 'department'),
    outsideAbroadId: await makeUnit(act, '外省城', 'other-city'),
  }));
  const places = ['top', 'below', 'beside', 'shared'] as const;
  const atHome = places.map((place) => fill(bareTarget('home', home[place]), { unitId: tree.ids[place] }));
  fill(making, {
    ...tree.others,
    atHome,
    abroad: fill(bareTarget('abroad', '外甲局'), { unitId: abroad.unitId }),
    outsideAbroadId: abroad.outsideAbroadId,
  });
}

async function makeUnit(act: Act, name: string, kind: UnitKind, parentId: string | null = null): Promise<string> {
  const id = await unitByName(act, name);
  await act.db
    .updateTable('unit')
    .set({ kind, parent_id: parentId })
    .where('jurisdiction_id', '=', act.jurisdictionId)
    .where('id', '=', id)
    .execute();
  return id;
}

const ofUnit = ({ unitId }: Target) => ({ unitId });
const names = (full: string) => ({ full, short: null, aliases: [] });
const fields = { kind: 'department', parentId: null, housedAtId: null, position: 1, code: null, validFrom: null, note: null } as const;
const newUnit = { kind: 'department', parentId: null, parentAt: null } as const;
const csv = { name: '单位.csv', bytes: '全称,类别\n市甲局,部门\n' };
const reason = '测试';

export const powers: DomainPowers = {
  seed,
  alike: ({ groupId, endedId, counterpartId, outsideAbroadId, abroad }) => [
    [groupId, abroad.unitId],
    [endedId, abroad.unitId],
    [counterpartId, outsideAbroadId],
  ],
  trials: [
    trial(unit.listUnits)(ofUnits, () => ({}), { shows: (text, { unitId }) => text.includes(unitId) }),
    trial(unit.getUnit)(ofUnits, (target) => ({ params: ofUnit(target) })),
    trial(unit.getUnitHistory)(ofUnits, (target) => ({ params: ofUnit(target) })),
    trial(unit.addUnit)(nothing, () => ({ body: { ...fields, names: names(home.top) } }), {
      fuller: (target) => [
        { body: { ...fields, names: names('市新局'), parentId: target.unitId } },
        { body: { ...fields, names: names('市新局'), housedAtId: target.unitId } },
      ],
    }),
    trial(batch.addUnits)(nothing, () => ({ body: { units: [{ ...newUnit, names: names(home.top) }], source: null } }), {
      fuller: ({ unitId }) => [{ body: { units: [{ ...newUnit, names: names('市并建局'), parentId: unitId }], source: null } }],
    }),
    trial(batch.checkUnits)(ofUnits, ({ unitId }) => ({ body: { units: [{ id: unitId, revision: stale }], checked: true } })),
    trial(batch.removeUnits)(ofUnits, ({ unitId }) => ({ body: { units: [{ id: unitId, revision: stale }] } })),
    trial(unit.editUnit)(ofUnits, (target) => ({ params: ofUnit(target), body: { revision: stale } }), {
      fuller: (target, { atHome }) => {
        const [other] = atHome.filter(({ unitId }) => unitId !== target.unitId);
        const params = { unitId: other?.unitId ?? '' };
        return [
          { params, body: { revision: 1, parentId: target.unitId } },
          { params, body: { revision: 1, housedAtId: target.unitId } },
        ];
      },
    }),
    trial(unit.addUnitAlias)(ofUnits, (target) => ({
      params: ofUnit(target),
      body: { name: target.unit === home.top ? home.beside : home.top, source: null },
    })),
    trial(unit.endUnit)(
      ofUnits,
      (target) => ({
        params: ofUnit(target),
        body: { onDate: '2026-01-02', successors: [], note: null, revision: stale },
      }),
      {
        fuller: (target, { atHome }) => [
          {
            params: { unitId: atHome[2]?.unitId ?? '' },
            body: { onDate: '2099-01-02', successors: [{ unitId: target.unitId, relation: 'succeeded' }], note: null, revision: 1 },
          },
        ],
      },
    ),
    trial(unit.mergeUnits)(ofUnits, ({ unitId }, { endedId }) => ({ body: { into: unitId, from: endedId, reason } }), {
      fuller: ({ unitId }, { endedId }) => [{ body: { into: endedId, from: unitId, reason } }],
    }),
    trial(unit.setMembers)(ofUnits, (target) => ({ params: ofUnit(target), body: { unitIds: [], revision: stale } }), {
      fuller: ({ unitId }, { groupId }) => [{ params: { unitId: groupId }, body: { unitIds: [unitId], revision: 1 } }],
    }),
    trial(unit.downloadUnitTemplate)(nothing, () => ({})),
    trial(unit.exportUnits)(nothing, () => ({})),
    trial(unit.importUnits)(nothing, () => ({ body: { commit: 'false' }, file: csv })),
  ],
  offers: offersOn('/units', {
    'unit.import': 'importUnits',
    'unit.add': 'addUnit',
    'unit.check.many': 'checkUnits',
    'unit.edit': 'editUnit',
    'unit.rename': 'editUnit',
  }),
};
