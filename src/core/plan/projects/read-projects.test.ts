import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause } from '../parsed-plan.ts';
import { readProjects } from './read-projects.ts';

function namesIn(text: string, kind: Clause['kind'] = 'task'): string[] {
  return readProjects({ text, clauses: [{ path: '一', kind, start: 0, end: text.length }], headings: [] }).map(({ name }) => name);
}

describe('readProjects', () => {
  it.each([
    ['推进成都至宜宾高速公路、宜宾港等项目建设。', ['成都至宜宾高速公路', '宜宾港']],
    ['加快完成老城区排水管网改造工程。', ['老城区排水管网改造工程']],
    ['加快推进云岭新闻小镇、云岭金谷、秀水湖旅游度假区等一批重大文旅项目建设。', ['云岭新闻小镇', '云岭金谷', '秀水湖旅游度假区']],
    ['推广“惠企通”平台，扩大覆盖面。', ['“惠企通”平台']],
    ['将信息纳入全国信用信息共享平台。', ['全国信用信息共享平台']],
    ['积极创建昆明保税物流中心（B型）。', ['昆明保税物流中心（B型）']],
    ['开工建设城东污水处理厂二期、东山水库等项目。', ['城东污水处理厂二期', '东山水库']],
    ['推动比亚迪电池三期（总投资60亿元）、东山水库等项目开工。', ['比亚迪电池三期', '东山水库']],
    ['确保中航锂电二期6月底前竣工投产。', ['中航锂电二期']],
    ['6月底前建成东山水库。', ['东山水库']],
    ['加快甲山至乙水、乙水至丙川铁路建设前期工作。', ['甲山至乙水、乙水至丙川铁路']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    '建设一批公共服务平台。',
    '深化工程建设项目审批制度改革。',
    '围绕工程建设等领域集中清理。',
    '二级及以上医院卒中中心建设率达到80%。',
    '新建工程研究中心。',
    '支持各类产业园区发展。',
    '鼓励搭建体育产业公共服务平台。',
    '加快项目建设，优化服务。',
    '实施高层次人才培养工程。',
    '对接云南重点实验室等科研机构。',
  ])('finds no name in %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('looks only where tasks stand', () => {
    expect(namesIn('建成昆明国际会展中心。', 'preamble')).toEqual([]);
  });

  it('gives names as they stand in any text', () => {
    const word = fc.constantFrom(
      '，',
      '、',
      '等',
      '（',
      '）',
      '“',
      '”',
      '建设',
      '昆明',
      '高速公路',
      '平台',
      '项目',
      '的',
      '工程',
      '一',
      '至',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join('');
        let at = 0;
        for (const found of readProjects({ text, clauses: [{ path: '', kind: 'task', start: 0, end: text.length }], headings: [] })) {
          expect(text.slice(found.start, found.end)).toBe(found.name);
          expect(found.start).toBeGreaterThanOrEqual(at);
          expect(found.name).not.toBe('');
          at = found.end;
        }
      }),
    );
  });
});
