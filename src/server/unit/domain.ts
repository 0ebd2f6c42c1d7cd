/** Endpoints of 单位. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { addUnit, addUnitAlias, editUnit } from '#server/unit/edit-unit.ts';
import { endUnit, setMembers } from '#server/unit/end-unit.ts';
import { downloadUnitTemplate, exportUnits } from '#server/unit/workbooks.ts';
import { importUnits, tableLimits } from '#server/unit/import-units.ts';
import { mergeUnits } from '#server/unit/merge-units.ts';
import { getUnit, listUnits } from '#server/unit/rows.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import { preparedRoute, route } from '#server/platform/http/route.ts';
import { readTable } from '#server/platform/read-table.ts';

const mostEvents = 200;

export const domain: ServerDomain = {
  routes: [
    route(unit.listUnits, (_input, act) => listUnits(act)),
    route(unit.getUnit, ({ params }, act) => getUnit(act, params.unitId)),
    route(unit.addUnit, ({ body }, act) => addUnit(act, body)),
    route(unit.editUnit, ({ params, body }, act) => editUnit(act, params.unitId, body)),
    route(unit.addUnitAlias, ({ params, body }, act) => addUnitAlias(act, params.unitId, body)),
    route(unit.endUnit, ({ params, body }, act) => endUnit(act, params.unitId, body)),
    route(unit.mergeUnits, ({ body }, act) => mergeUnits(act, body)),
    route(unit.setMembers, ({ params, body }, act) => setMembers(act, params.unitId, body)),
    route(unit.downloadUnitTemplate, (_input, act) => downloadUnitTemplate(act)),
    route(unit.exportUnits, (_input, act) => exportUnits(act)),
    preparedRoute(
      unit.importUnits,
      async ({ body, file }) => {
        if (file === undefined) return failure('table-empty');
        const table = await readTable(file.bytes, tableLimits);
        return table.ok ? success({ table: table.value, fileName: file.fileName, commit: body.commit === 'true' }) : table;
      },
      ({ table, fileName, commit }, act) => importUnits(act, table, fileName, commit),
    ),
    route(unit.getUnitHistory, async ({ params }, act) => {
      const found = await act.db
        .selectFrom('unit')
        .select('id')
        .where(inJurisdiction(act))
        .where('id', '=', params.unitId)
        .executeTakeFirst();
      return found === undefined ? failure('unit-not-found') : success(await loadHistory(act, 'unit', [params.unitId], mostEvents));
    }),
  ],
};
