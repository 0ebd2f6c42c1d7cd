/** 单位: many at once. What documents print becomes units, is said to be right, or goes again where it was made by mistake. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none } from '#contract/platform/schema.ts';
import { currentUnitNames, unitName, unitSourceSchema } from '#contract/unit/endpoints.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { unitKinds } from '#core/unit/unit.ts';

const tag = '单位';
/** A plan of thirty thousand words prints some three hundred names. */
export const maxUnitsAtOnce = 1000;

/** Above it stands a unit of the tree, another one of the same list by its place there (from 0), or nobody. */
export const newUnitSchema = z.object({
  names: currentUnitNames,
  kind: z.enum(unitKinds),
  parentId: id.nullable(),
  parentAt: z.int().min(0).max(maxUnitsAtOnce).nullable(),
});

/** All or none, after those that are there, in this order. Their names count as not checked: they are what a document prints. */
export const addUnits = endpoint({
  id: 'addUnits',
  tag,
  method: 'POST',
  path: '/api/units/batch',
  summary: '一并新建多个单位，名称记为未核对；文件印出而待定的同名责任单位随即对应',
  touches: [unitTopics.units],
  params: none,
  query: none,
  body: z.object({ units: z.array(newUnitSchema).min(1).max(maxUnitsAtOnce), source: unitSourceSchema }),
  bodyKb: 2048,
  response: z.object({ units: z.array(z.object({ id, revision: z.int(), name: unitName })) }),
  failures: ['unit-name-taken', 'unit-name-open-list', 'unit-parent-invalid'],
});

const chosen = z
  .array(z.object({ id, revision: z.int() }))
  .min(1)
  .max(maxUnitsAtOnce);

/** Somebody compared the names of these units with an official list, or takes that back. Answers those that changed. */
export const checkUnits = endpoint({
  id: 'checkUnits',
  tag,
  method: 'POST',
  path: '/api/units/checked',
  summary: '把多个单位的名称记为核对无误，或改回未核对',
  touches: [unitTopics.units],
  params: none,
  query: none,
  body: z.object({ units: chosen, checked: z.boolean() }),
  bodyKb: 128,
  response: z.object({ units: z.array(z.object({ id, revision: z.int() })) }),
  failures: ['unit-not-found', 'unit-changed'],
});

/** All or none. Only units that nothing but printed names refers to; those names are open again. Others end, by `endUnit`. */
export const removeUnits = endpoint({
  id: 'removeUnits',
  tag,
  method: 'POST',
  path: '/api/units/removal',
  summary: '删除误建、还没有用到的单位；按名称对应到它们的责任单位改回待定',
  touches: [unitTopics.units],
  params: none,
  query: none,
  body: z.object({ units: chosen }),
  bodyKb: 128,
  response: z.object({ removed: z.int() }),
  failures: ['unit-not-found', 'unit-changed', 'unit-in-use'],
});
