/** A unit as the pages read it: for tests of what is shown of units. */
import type { Unit } from '#contract/unit/endpoints.ts';

/** A name that always held and was checked. */
export function unitName(name: string, more: Partial<Unit['names'][number]> = {}): Unit['names'][number] {
  return { name, form: 'full', validFrom: null, validTo: null, checked: true, source: null, ...more };
}

/** A department called `id`. */
export function unitOf(id: string, more: Partial<Unit> = {}): Unit {
  return {
    id,
    kind: 'department',
    parentId: null,
    housedAtId: null,
    position: 0,
    code: null,
    validFrom: null,
    validTo: null,
    example: false,
    note: null,
    revision: 1,
    names: [unitName(id)],
    memberIds: [],
    ...more,
  };
}
