/** Lists whose items differ by a name or a number alone, issued anew: what people decided stays with its item, is asked about, or is over with it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { logOf } from '#test/draft-sample.ts';

const towns = ['大汶口镇', '满庄镇', '范镇', '邱家店镇', '祝阳镇', '山口镇', '角峪镇', '徂徕镇', '夏张镇', '道朗镇', '黄前镇', '化马湾乡'];
const newTowns = ['新城镇', '溪口镇', '北集坡镇', '省庄镇', '山阳镇'];
const numbers = Array.from({ length: 14 }, (_, index) => `第${index + 1}号`);
const newNumbers = ['第21号', '第111号', '第30号'];
const units = ['市教育局', '市公安局', '市民政局', '市司法局', '市财政局', '市水利局', '市商务局', '市审计局', '市统计局', '市体育局'];

type Print = (name: string, index: number) => string;
const prints: Readonly<Record<string, Print>> = {
  numbered: (name, index) => `${index + 1}.加快推进${name}污水处理厂建设。（责任单位：${units.join('、')}）`,
  'with a name of its own': (name, index) =>
    `（${index + 1}）${name}工程。加快推进${name}污水处理厂建设。（责任单位：${units.join('、')}）`,
  'without numbers': (name) => `加快推进${name}污水处理厂建设（责任单位：${units.join('、')}）。`,
  'a row of cells': (name, index) => `${index + 1}\t加快推进${name}污水处理厂建设\t${units.join('、')}`,
};
const printed = (print: Print, names: readonly string[]): string =>
  `某市方案\n一、重点任务\n${print === prints['a row of cells'] ? '序号\t工作任务\t责任单位\n' : ''}${names.map(print).join('\n')}\n`;

const families = [
  { olds: towns, news: newTowns },
  { olds: numbers, news: newNumbers },
];
const nameIn = (task: Pick<DraftTask, 'text'>): string => /推进(.+?)污水/u.exec(task.text)?.[1] ?? '';
const decisions = (tasks: readonly DraftTask[], names: readonly string[], removed: readonly boolean[]): Operation[] =>
  tasks.flatMap((task): Operation[] => {
    const index = names.indexOf(nameIn(task));
    if (index < 0) return [];
    const anchor = { ranges: task.ranges };
    if (removed[index] === true) return [{ type: 'remove-task', task: anchor, reason: '不是事项' }];
    return [
      { type: 'set-lead', tasks: [anchor], unit: units[index % units.length] ?? null },
      { type: 'set-deadline', task: anchor, deadline: { text: names[index] ?? '', from: null, to: `2031-01-${10 + index}` } },
      { type: 'edit-task', task: anchor, set: { title: `${names[index]}水厂` } },
    ];
  });

const changedList = fc.constantFrom(...families).chain(({ olds, news }) =>
  fc.record({
    olds: fc.constant(olds),
    next: fc.shuffledSubarray([...olds, ...news]),
    isOrdered: fc.boolean(),
    removed: fc.array(fc.boolean(), { minLength: olds.length, maxLength: olds.length }),
    layout: fc.constantFrom(...Object.keys(prints)),
  }),
);

describe('items that differ by a name', () => {
  it('keep what was decided of each, and get nothing of another', () => {
    fc.assert(
      fc.property(changedList, ({ olds, next, isOrdered, removed, layout }) => {
        const print = prints[layout] ?? String;
        const names = isOrdered ? next.toSorted((a, b) => olds.indexOf(a) - olds.indexOf(b)) : next;
        const [before, after] = [parsePlan(printed(print, olds)), parsePlan(printed(print, names))];
        const made = decisions(replay(before, []).tasks, olds, removed);
        const log = relocateLog(logOf(...made), before, after);
        const draft = replay(after, log);
        const asked = draft.doubts.filter(({ code }) => code === 'operation-lost').map(({ message }) => message);
        for (const name of names) {
          const index = olds.indexOf(name);
          const found = draft.tasks.filter((task) => nameIn(task) === name);
          expect(found.length, name).toBe(removed[index] === true ? 0 : 1);
          const [task] = found;
          if (task === undefined) continue;
          expect([leadOf(task), task.deadlines.map(({ text }) => text)], name).toEqual(
            index < 0 ? [null, []] : [units[index % units.length], [name]],
          );
          expect(task.title === `${name}水厂`, name).toBe(index >= 0);
        }
        for (const [index, name] of olds.entries()) {
          if (names.includes(name) || removed[index] === true) continue;
          expect(
            asked.some((message) => message.includes(`“${name}水厂”`)),
            name,
          ).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are followed where the words around the name were changed', () => {
    const print: Print = (name, index) => `${index + 1}.全力推进${name}污水处理厂建设和运营。（责任单位：${units.join('、')}）`;
    const before = parsePlan(printed(prints['numbered'] ?? String, towns));
    const after = parsePlan(printed(print, towns.slice(3)));
    const tasks = replay(before, []).tasks;
    const log = relocateLog(logOf(...decisions(tasks, towns, [])), before, after);
    const draft = replay(after, log);
    expect(draft.tasks.map((task) => [nameIn(task), leadOf(task)])).toEqual(
      towns.slice(3).map((name, index) => [name, units[(index + 3) % units.length]]),
    );
  });

  it('that were removed are asked about, not removed, where the words around the name were changed', () => {
    const print: Print = (name, index) => `${index + 1}.全力推进${name}污水处理厂建设和运营。（责任单位：${units.join('、')}）`;
    const before = parsePlan(printed(prints['numbered'] ?? String, towns));
    const after = parsePlan(printed(print, towns));
    const removed = towns.map((_, index) => index < 3);
    const made = decisions(replay(before, []).tasks, towns, removed).filter(({ type }) => type === 'remove-task');
    const log = relocateLog(logOf(...made), before, after);
    const { tasks, doubts } = replay(after, log);
    expect(tasks).toHaveLength(towns.length);
    expect(doubts.filter(({ code }) => code === 'operation-lost')).toHaveLength(3);
  });
});
