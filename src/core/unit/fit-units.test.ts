import { expect, it } from 'vitest';
import { unitsToFit } from '#core/unit/fit-units.ts';
import type { UnitKind, UnitNode } from '#core/unit/unit.ts';

const unit = (id: string, kind: UnitKind, full: string, short: string | null = null, parentId: string | null = null): UnitNode => ({
  id,
  kind,
  parentId,
  housedAtId: null,
  position: 0,
  code: null,
  validFrom: null,
  validTo: id === 'gone' ? '2020-01-01' : null,
  example: false,
  note: null,
  names: [
    { name: full, form: 'full', validFrom: null, validTo: null, checked: true, source: null },
    ...(short === null ? [] : [{ name: short, form: 'short' as const, validFrom: null, validTo: null, checked: true, source: null }]),
  ],
});

it('fits what was made before the government below it, with its full name', () => {
  const units = [
    unit('office', 'department', '市发展改革委'),
    unit('named', 'department', '济宁市财政局', '市财政局'),
    unit('center', 'body', '市大数据中心', '大数据中心'),
    unit('county', 'county', '任城区'),
    unit('below', 'department', '市民政局', null, 'office'),
    unit('party', 'department', '市委宣传部'),
    unit('state', 'national-department', '财政部'),
    unit('province', 'provincial-department', '省财政厅'),
    unit('group', 'leading-group', '市治水领导小组'),
    unit('gone', 'department', '市旧局'),
  ];
  expect(unitsToFit(units, { jurisdiction: '济宁市', today: '2026-11-22' })).toEqual([
    { unitId: 'office', names: { full: '济宁市发展改革委', short: '市发展改革委', aliases: [] } },
    { unitId: 'named', names: null },
    { unitId: 'center', names: { full: '济宁市大数据中心', short: '大数据中心', aliases: ['市大数据中心'] } },
    { unitId: 'county', names: null },
  ]);
});
