import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskRow } from '#test/sample-task.ts';
import { heldRows, pageSize } from '#web/ledger/held-rows.ts';
import { groupAt, groupsOf } from '#web/ledger/ledger-groups.ts';
import { choiceOf, stillWhole, wholeGroup } from '#web/ledger/whole-group.ts';

/** A list in groups of these sizes, of which these pages are held. */
function list(sizes: readonly number[], pages: readonly number[]) {
  const all = sizes.flatMap((size, group) => Array.from({ length: size }, (_, at) => taskRow(`${group}.${at}`, { lead: `局${group}` })));
  const held = heldRows(new Map(pages.map((page) => [page, all.slice(page * pageSize, (page + 1) * pageSize)])), all.length);
  const asked: number[] = [];
  const read = (from: number, to: number) => {
    asked.push(to - from);
    return Promise.resolve({ tasks: all.slice(from, to) });
  };
  return { all, held, groups: groupsOf(held, 'unit'), read, asked };
}

const ids = (tasks: readonly { readonly id: string }[]): string[] => tasks.map(({ id }) => id);

describe('a whole group', () => {
  it('that is held is there at once', async () => {
    const { held, groups, read, asked } = list([3, 4, 5], [0]);
    const [, second] = groups;
    if (second === undefined) throw new Error('no group');
    expect(ids((await wholeGroup(second, held, read, 'unit', 100)).tasks)).toEqual(['1.0', '1.1', '1.2', '1.3']);
    expect(asked).toEqual([500]);
  });

  it('is read to both of its ends, from whatever part of it is held', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 1300 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        async (sizes, page, place) => {
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const last = Math.floor((total - 1) / pageSize);
          const { all, held, groups, read } = list(sizes, [...new Set([0, page % (last + 1)])]);
          const group = groupAt(groups, groups[place % groups.length]?.from ?? 0);
          if (group === null) throw new Error('no group');
          const { tasks, cut } = await wholeGroup(group, held, read, 'unit', 5000);
          expect(cut).toBe(false);
          expect(ids(tasks)).toEqual(ids(all.filter(({ lead }) => lead === group.label)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is cut where it is more than one act may change', async () => {
    const { held, groups, read } = list([2, 900, 7], [0]);
    const [, second] = groups;
    if (second === undefined) throw new Error('no group');
    const { tasks, cut } = await wholeGroup(second, held, read, 'unit', 700);
    expect([tasks.length, cut, tasks[0]?.id, tasks.at(-1)?.id]).toEqual([700, true, '1.0', '1.699']);
  });
});

describe('the choice of a group', () => {
  const { held, groups } = list([3, 900], [0]);
  const [small, large] = groups;
  if (small === undefined || large === undefined) throw new Error('no groups');
  const some = new Set(['0.1']);
  const allHeld = new Set(Array.from({ length: 97 }, (_, at) => `1.${at}`));
  const whole = new Set(Array.from({ length: 900 }, (_, at) => `1.${at}`));

  it.each([
    ['none', small, new Set<string>(), new Set<string>()],
    ['some', small, some, new Set<string>()],
    ['all', small, new Set(['0.0', '0.1', '0.2']), new Set<string>()],
    // Of what is not held nobody knows.
    ['some', large, allHeld, new Set<string>()],
    ['all', large, whole, whole],
  ] as const)('is %s', (choice, group, chosen, wholes) => {
    expect(choiceOf(group, held, chosen, wholes)).toBe(choice);
  });

  it('is whole no more once one of its tasks is not chosen, in sight or not', () => {
    expect(stillWhole([whole], whole)).toEqual(whole);
    const less = new Set([...whole].filter((id) => id !== '1.899'));
    expect(stillWhole([whole], less)).toEqual(new Set());
    expect(choiceOf(large, held, less, stillWhole([whole], less))).toBe('some');
  });
});
