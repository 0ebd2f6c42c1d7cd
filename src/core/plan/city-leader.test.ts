import { describe, expect, it } from 'vitest';
import { cityLeaderOf, fieldsBeside } from './city-leader.ts';

const person = (label: string, ...values: string[]) => ({ kind: 'person' as const, label, values });

describe('the leader of the city who is responsible', () => {
  it.each<[string, Parameters<typeof cityLeaderOf>[0], string | null]>([
    ['as printed', [person('市级责任领导', '王五')], '王五'],
    ['without a level', [person('责任领导', '王五', '李四')], '王五、李四'],
    ['of the city before one without a level', [person('责任领导', '张三'), person('市级领导', '王五')], '王五'],
    ['who answers before who keeps contact', [person('联系领导', '张三'), person('责任领导', '王五')], '王五'],
    ['of a county', [person('县级责任领导', '张三')], null],
    ['of the province', [person('省级责任领导', '张三')], null],
    ['of a unit', [person('单位领导', '张三')], null],
    ['somebody else', [person('联系人', '张三'), person('责任人', '李四')], null],
    ['no person', [{ kind: 'other', label: '市领导', values: ['王五'] }], null],
  ])('%s', (_name, fields, expected) => expect(cityLeaderOf(fields)).toBe(expected));
});

describe('the fields beside the leader of the city', () => {
  const fields = [person('责任领导', '王五', '李四'), person('联系人', '张三')];
  it.each([
    ['are without the one that says no more', '王五、李四', ['联系人']],
    ['are all where somebody else was named since', '王五', ['责任领导', '联系人']],
    ['are all where none leads', null, ['责任领导', '联系人']],
  ])('%s', (_name, leader, labels) => expect(fieldsBeside(fields, leader).map(({ label }) => label)).toEqual(labels));

  it('are who else has the name of the leader', () => {
    const same = [
      person('责任领导', '张三'),
      person('责任人', '张三'),
      person('联系人', '张三'),
      { kind: 'other' as const, label: '分管领导', values: ['张三'] },
    ];
    expect(fieldsBeside(same, '张三').map(({ label }) => label)).toEqual(['责任人', '联系人', '分管领导']);
  });
});
