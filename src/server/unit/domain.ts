/** Endpoints of 单位. */
import type { ServerDomain } from '#server/platform/domain.ts';
import * as batch from '#contract/unit/batch-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { addUnitAlias } from '#server/unit/add-unit-alias.ts';
import { addUnit } from '#server/unit/add-unit.ts';
import { addUnits } from '#server/unit/add-units.ts';
import { checkUnits } from '#server/unit/check-units.ts';
import { editUnit } from '#server/unit/edit-unit.ts';
import { endUnit } from '#server/unit/end-unit.ts';
import { importUnits, readUnitTable } from '#server/unit/import-units.ts';
import { mergeUnits } from '#server/unit/merge-units.ts';
import { getUnit, getUnitHistory, listUnits } from '#server/unit/read-units.ts';
import { removeUnits } from '#server/unit/remove-units.ts';
import { setMembers } from '#server/unit/set-members.ts';
import { downloadUnitTemplate, exportUnits } from '#server/unit/workbooks.ts';
import { preparedRoute, route, stagedRoute } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(unit.listUnits, listUnits),
    route(unit.getUnit, getUnit),
    route(unit.addUnit, addUnit),
    route(batch.addUnits, addUnits),
    route(batch.checkUnits, checkUnits),
    route(batch.removeUnits, removeUnits),
    route(unit.editUnit, editUnit),
    route(unit.addUnitAlias, addUnitAlias),
    route(unit.endUnit, endUnit),
    route(unit.mergeUnits, mergeUnits),
    route(unit.setMembers, setMembers),
    stagedRoute(unit.downloadUnitTemplate, downloadUnitTemplate),
    stagedRoute(unit.exportUnits, exportUnits),
    preparedRoute(unit.importUnits, readUnitTable, importUnits),
    route(unit.getUnitHistory, getUnitHistory),
  ],
};
