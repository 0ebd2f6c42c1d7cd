import { describe, expect, it } from 'vitest';
import { chapterMap, movedChapters } from '#core/plan/draft/follow-chapters.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';

const roads = '公路\n1.加快建设甲乙高速公路。（责任单位：市交通运输局）\n2.推进丙丁旅游公路建设。（责任单位：市文化和旅游局）\n';
const harbours = '港口\n1.完善戊港集疏运体系。（责任单位：市交通运输局）\n';
const airports = '机场\n1.建设己机场。（责任单位：市发展改革委）\n';
const plan = (...chapters: readonly string[]) =>
  parsePlan(`泰和市交通工作方案\n\n一、主要任务\n${chapters.map((chapter, at) => `（${'一二三四'.charAt(at)}）${chapter}`).join('')}`);

describe('a chapter of the version before', () => {
  const old = plan(roads, harbours, airports);
  it.each<[string, ReturnType<typeof plan>, readonly (string | null)[]]>([
    ['stands where it stood', plan(roads, harbours, airports), ['一/（一）', '一/（二）', '一/（三）']],
    ['moves when one is put in', plan(airports, roads, harbours), ['一/（二）', '一/（三）', '一/（一）']],
    ['is known by its sentences', plan(`路网\n${roads.slice(3)}`, harbours, airports), ['一/（一）', '一/（二）', '一/（三）']],
    [
      'is known by its name',
      plan(harbours.replace('完善戊港集疏运体系', '扩建庚码头'), roads, airports),
      ['一/（二）', '一/（一）', '一/（三）'],
    ],
    ['is gone, though its number is another’s', plan(roads, airports), ['一/（一）', null, '一/（二）']],
  ])('%s', (_, next, expected) => {
    const { find } = chapterMap(old, next);
    expect(['一/（一）', '一/（二）', '一/（三）'].map(find)).toEqual(expected);
    const moved = new Map(movedChapters(old, next).map(({ from, to }) => [from, to]));
    expect(['一/（一）', '一/（二）', '一/（三）'].map((path) => moved.get(path) ?? null)).toEqual(expected);
  });

  it('says whether a place is in it: at a numbered item, too, that is not known', () => {
    const { isSame } = chapterMap(old, plan(airports, roads, harbours));
    expect(isSame('一/（一）/1', '一/（二）/1')).toBe(true);
    expect(isSame('一/（一）', '一/（一）')).toBe(false);
    expect(isSame('一/（一）/9', '一/（二）/4')).toBe(true);
    expect(isSame('', '一/（二）')).toBe(true);
  });
});
