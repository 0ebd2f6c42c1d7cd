/** What changes of units are refused for, beside what the other tests meet on their way. */
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import * as contract from '#contract/unit/endpoints.ts';
import { maxAliases } from '#core/unit/change.ts';
import { joinDomains } from '#server/domains.ts';
import { startTestServer, type CallAnswer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  joinDomains();
  server = await startTestServer();
});
afterAll(() => server.stop());

const fields = { kind: 'department', parentId: null, housedAtId: null, position: 1, code: null, validFrom: null, note: null } as const;
const names = (full: string, ...aliases: string[]) => ({ full, short: null, aliases });
type NewUnit = z.input<typeof contract.addUnit.body>;
let made = 0;

async function add(more: Partial<NewUnit> = {}): Promise<contract.Unit> {
  made += 1;
  return server.ok(contract.addUnit, { body: { ...fields, names: names(`泰安市拒绝${made}局`), ...more } });
}
const edit = ({ id, revision }: contract.Unit, change: Partial<z.input<typeof contract.editUnit.body>>) =>
  server.call(contract.editUnit, { params: { unitId: id }, body: { revision, ...change } });
const end = ({ id, revision }: contract.Unit, onDate: string, ...successors: string[]) =>
  server.call(contract.endUnit, {
    params: { unitId: id },
    body: { onDate, successors: successors.map((unitId) => ({ unitId, relation: 'merged' as const })), note: null, revision },
  });
const setMembers = ({ id, revision }: contract.Unit, ...unitIds: string[]) =>
  server.call(contract.setMembers, { params: { unitId: id }, body: { unitIds, revision } });

/** A workbook with a formula that no program worked out. */
async function unsolved(): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.addWorksheet('s').getCell('A1').value = { formula: '1+1' };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

type Refused = () => Promise<CallAnswer<unknown>>;
it.each<[string, string, Refused]>([
  [
    'addUnit',
    'unit-name-open-list',
    () => server.call(contract.addUnit, { body: { ...fields, names: names('泰安市通名局', '有关县市区') } }),
  ],
  [
    'addUnitAlias',
    'unit-aliases-full',
    async () => {
      const full = await add({ names: names('泰安市多名局', ...Array.from({ length: maxAliases }, (_, at) => `多名${at}局`)) });
      return server.call(contract.addUnitAlias, { params: { unitId: full.id }, body: { name: '又一名局', source: null } });
    },
  ],
  ['editUnit', 'unit-name-open-list', async () => edit(await add(), { names: names('泰安市拒绝局', '各部门') })],
  ['editUnit', 'unit-code-invalid', async () => edit(await add(), { code: '370902' })],
  [
    'editUnit',
    'unit-code-taken',
    async () => {
      await add({ kind: 'county', code: '370921' });
      return edit(await add(), { kind: 'county', code: '370921' });
    },
  ],
  [
    'editUnit',
    'unit-has-members',
    async () => {
      const group = await setMembers(await add({ kind: 'leading-group' }), (await add()).id);
      return group.body === undefined ? group : edit(group.body, { kind: 'department' });
    },
  ],
  [
    'endUnit',
    'unit-merge-self',
    async () => {
      const unit = await add();
      return end(unit, '2026-01-01', unit.id);
    },
  ],
  ['endUnit', 'unit-date-invalid', async () => end(await add({ validFrom: '2026-01-01' }), '2026-01-01')],
  [
    'setMembers',
    'unit-ended',
    async () => {
      const gone = await add();
      await end(gone, '2026-01-01');
      return setMembers(await add({ kind: 'working-group' }), gone.id);
    },
  ],
  [
    'importUnits',
    'table-formula-unreadable',
    async () => server.call(contract.importUnits, { body: { commit: 'false' }, file: { name: '单位.xlsx', bytes: await unsolved() } }),
  ],
])('%s: %s', async (_endpoint, code, refused) => expect((await refused()).problem?.code).toBe(code));
