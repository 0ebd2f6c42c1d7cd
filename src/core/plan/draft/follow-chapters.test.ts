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

  const chapters = (text: string) => parsePlan(`一、任务\n${text}`);
  it.each<[string, string, string, Readonly<Record<string, string | null>>]>([
    [
      'is known by its name rather than by one of its sentences',
      '（一）公路\n建设甲乙高速公路。\n（二）港口\n扩建丙丁港码头。',
      '（一）港口\n建设甲乙高速公路。\n（二）公路\n扩建丙丁港码头。',
      { '一/（一）': '一/（二）', '一/（二）': '一/（一）' },
    ],
    [
      'is known by the items below it',
      '（一）公路\n1.建设甲乙高速公路。\n2.改造乙丙普通国道。\n（二）港口\n1.扩建丙丁港码头。',
      '（一）水运\n1.扩建丙丁港码头。\n（二）陆运\n1.建设甲乙高速公路。\n2.改造乙丙普通国道。',
      { '一/（一）': '一/（二）', '一/（二）': '一/（一）' },
    ],
    [
      'keeps its number where its sentences are parted evenly',
      '（一）公路\n建设甲乙高速公路。改造乙丙普通国道。',
      '（一）陆运\n改造乙丙普通国道。\n（二）路网\n建设甲乙高速公路。',
      { '一/（一）': '一/（一）' },
    ],
    [
      'is not known by a sentence that several have',
      '（一）公路\n落实工作责任分工。\n（二）港口\n落实工作责任分工。扩建丙丁港码头。',
      '（一）航道\n落实工作责任分工。',
      { '一/（二）': null },
    ],
    [
      'is gone with all that stood below it',
      '（一）公路\n1.建设甲乙高速公路。\n（二）港口\n1.扩建丙丁港码头。',
      '（一）港口\n1.扩建丙丁港码头。',
      { '一/（一）': null, '一/（一）/1': null, '一/（二）/1': '一/（一）/1' },
    ],
  ])('%s', (_, text, newText, expected) => {
    const { find } = chapterMap(chapters(text), chapters(newText));
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, find(path)]))).toEqual(expected);
  });

  it('is called as the one above it where it has no words of its own', () => {
    const plain = chapters('（一）公路\n1.建设甲乙高速公路。');
    const next = { ...plain, headings: plain.headings.map((each) => (each.path.endsWith('/1') ? { ...each, heading: '' } : each)) };
    expect(movedChapters(plain, next).find(({ from }) => from === '一/（一）/1')).toEqual({
      from: '一/（一）/1',
      to: '一/（一）/1',
      heading: '公路',
    });
  });

  it('says whether a place is in it: at a numbered item, too, that is not known', () => {
    const { isSame } = chapterMap(old, plan(airports, roads, harbours));
    expect(isSame('一/（一）/1', '一/（二）/1')).toBe(true);
    expect(isSame('一/（一）', '一/（一）')).toBe(false);
    expect(isSame('一/（一）/9', '一/（二）/4')).toBe(true);
    expect(isSame('', '一/（二）')).toBe(true);
    expect(isSame('一/（一）/1', '一/（二）/10')).toBe(false);
  });
});
