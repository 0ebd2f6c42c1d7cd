/** Any course of typing, sending, others' changes, reading anew, leaving the page and taking back: nobody's text is replaced unseen, and none is lost. */
import { expect, it } from 'vitest';
import fc from 'fast-check';
import * as own from '#web/ledger/list/cell-edits.ts';
import { mergeKept } from '#web/ledger/list/kept-edits.ts';

interface Cell {
  readonly text: string;
  readonly revision: number;
  readonly others: boolean;
}
interface Answer {
  readonly stored: boolean;
  readonly revision: number;
  readonly conflicts: readonly { readonly item: string; readonly field: 'goal'; readonly theirs: string }[];
  readonly rows: ReadonlyMap<string, string>;
}

const items = ['a', 'b'];
const empty: Cell = { text: '', revision: 0, others: false };

class World {
  server = new Map<string, Cell>(items.map((item) => [item, empty]));
  revision = 1;
  batches: { key: string; before: string; after: string }[][] = [];
  everStood = new Map<string, Set<string>>(items.map((item) => [item, new Set([''])]));

  rows = new Map<string, string>(items.map((item) => [item, '']));
  rowsRevision = 1;
  answered = 0;
  edits = own.noEdits;
  kept = own.noEdits;
  queue: own.Action[] = [];
  done: { action: own.Action; batches: number }[] = [];
  flight: { action: own.Action; cells: readonly own.Edit[]; revision: number; answer: Answer | null; gone: boolean } | null = null;

  seen = new Map<string, Set<string>>(items.map((item) => [item, new Set()]));
  last = new Map<string, string>();
  count = 0;

  update(next: own.Edits): void {
    this.kept = mergeKept(this.kept, this.edits, next);
    this.edits = next;
  }
  standing = ({ item }: { readonly item: string }) => this.rows.get(item);
  look(item: string): void {
    const edit = this.edits.get(`${item} goal`);
    this.seen.get(item)?.add(edit?.state === 'conflict' ? edit.theirs : (this.rows.get(item) ?? ''));
  }
  write(item: string, text: string, others: boolean): void {
    this.server.set(item, { text, revision: this.revision, others });
    this.everStood.get(item)?.add(text);
  }

  others(item: string): void {
    this.revision += 1;
    this.write(item, `他${(this.count += 1)}`, true);
  }
  type(on: readonly string[], how: 'new' | 'back' | 'wrong'): void {
    const cells = on.map((item) => {
      const text = how === 'back' ? (this.rows.get(item) ?? '') : `我${(this.count += 1)}${how === 'wrong' ? '?' : ' '}`;
      this.look(item);
      // What is typed where it stands already, and nothing is on its way, is nothing.
      if (how === 'back' && !this.edits.has(`${item} goal`)) this.last.delete(item);
      else this.last.set(item, text);
      return { item, field: 'goal' as const, text };
    });
    this.queue.push({ id: this.count, before: new Map(cells.map((cell) => [own.keyOf(cell), this.edits.get(own.keyOf(cell))])) });
    const problems = ({ text }: own.TypedCell) => (text.endsWith('?') ? [{ code: 'no-day' as const }] : []);
    this.update(own.typeCells(this.edits, cells, problems, this.standing));
  }
  refetch(): void {
    for (const [item, { text }] of this.server) this.rows.set(item, text);
    this.rowsRevision = this.revision;
    this.edits = own.dropStored(this.edits, this.rowsRevision);
  }
  send(): void {
    const action = this.queue[0];
    if (this.flight !== null || action === undefined || this.rowsRevision < this.answered) return;
    this.update(own.meetOthers(this.edits, action.before.keys(), this.standing, ({ text }, stands) => text.trim() === stands));
    const cells = own.waitingOf(this.edits, action.before.keys());
    this.flight = { action, cells, revision: this.rowsRevision, answer: null, gone: false };
  }
  /** The request reaches the server. */
  reach(): void {
    const { flight } = this;
    if (flight === null || flight.answer !== null) return;
    const changed = flight.cells.filter(({ item, text }) => this.server.get(item)?.text !== text.trim());
    const met = changed.filter(({ item }) => (this.server.get(item)?.revision ?? 0) > flight.revision);
    if (met.length === 0 && changed.length > 0) {
      this.revision += 1;
      this.batches.push(changed.map(({ item, text }) => ({ key: item, before: this.server.get(item)?.text ?? '', after: text.trim() })));
      for (const { item, text } of changed) {
        const { others, text: theirs } = this.server.get(item) ?? empty;
        if (others) expect(this.seen.get(item)).toContain(theirs);
        this.write(item, text.trim(), false);
      }
    }
    const conflicts = met.map(({ item }) => ({ item, field: 'goal' as const, theirs: this.server.get(item)?.text ?? '' }));
    const rows = new Map([...this.server].map(([item, { text }]) => [item, text]));
    this.flight = {
      ...flight,
      answer: { stored: met.length === 0, revision: flight.cells.length === 0 ? 0 : this.revision, conflicts, rows },
    };
    this.undoable(flight, changed.length > 0 && met.length === 0);
  }
  stored = new Set<own.Action>();
  undoable({ action }: { action: own.Action }, isBatch: boolean): void {
    if (isBatch) this.stored.add(action);
  }
  answer(): void {
    this.reach();
    const { flight } = this;
    if (flight?.answer == null) return;
    this.flight = null;
    const { answer, cells, action } = flight;
    if (flight.gone) {
      // The page was left: its edits go on where they are kept.
      if (!answer.stored) return;
      const before = new Map(cells.map((cell) => [own.keyOf(cell), cell]));
      this.kept = mergeKept(
        this.kept,
        before,
        own.storeCells(before, cells, ({ text }) => text, answer.revision),
      );
      return;
    }
    this.answered = Math.max(this.answered, answer.revision);
    if (!answer.stored) return this.update(own.refuseCells(this.edits, { problems: [], conflicts: answer.conflicts }, cells));
    this.update(own.storeCells(this.edits, cells, ({ item }) => answer.rows.get(item) ?? '', answer.revision));
    this.queue = this.queue.filter((one) => one !== action);
    this.done.push({ action, batches: this.stored.has(action) ? 1 : 0 });
  }
  /** The answer is lost on its way, or the request was. */
  lose(reached: boolean): void {
    if (reached) this.reach();
    this.flight = null;
  }
  leave(): void {
    if (this.flight !== null) this.flight = { ...this.flight, gone: true };
    this.edits = this.kept;
    const keys = [...this.edits].flatMap(([key, { state }]) => (state === 'waiting' ? [key] : []));
    this.queue = keys.length > 0 ? [{ id: 0, before: new Map(keys.map((key) => [key, undefined])) }] : [];
    this.done = [];
  }
  undo(): void {
    const last = this.done.at(-1);
    if (this.queue.length > 0 || this.flight !== null || last === undefined) return;
    const seen = this.edits;
    if (last.batches > 0) {
      const batch = this.batches.at(-1) ?? [];
      if (batch.some(({ key, after }) => this.server.get(key)?.text !== after)) return;
      this.batches.pop();
      this.revision += 1;
      for (const { key, before } of batch) this.write(key, before, false);
      this.answered = this.revision;
    }
    this.done.pop();
    for (const key of last.action.before.keys()) this.last.delete(key.split(' ')[0] ?? '');
    this.update(own.takeStoredBack(this.edits, last.action, seen, () => undefined));
  }
  decide(item: string, choice: 'mine' | 'theirs'): void {
    const key = `${item} goal`;
    const edit = this.edits.get(key);
    if (edit?.state !== 'conflict') return;
    this.look(item);
    if (choice === 'mine') this.queue.push({ id: (this.count += 1), before: new Map([[key, edit]]) });
    else this.last.delete(item);
    this.update(own.decideConflict(this.edits, key, choice));
  }
  settle(): void {
    for (let round = 0; round < 60 && (this.queue.length > 0 || this.flight !== null); round++) {
      this.answer();
      this.refetch();
      this.send();
    }
    this.refetch();
  }
}

const item = fc.constantFrom(...items);
const on = fc.subarray(items, { minLength: 1 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(on, fc.constantFrom('new', 'new', 'back', 'wrong')).map(
      ([at, how]) =>
        (w: World) =>
          w.type(at, how),
    ),
  },
  { weight: 3, arbitrary: item.map((at) => (w: World) => w.others(at)) },
  { weight: 3, arbitrary: fc.constant((w: World) => w.refetch()) },
  { weight: 4, arbitrary: fc.constant((w: World) => w.send()) },
  { weight: 2, arbitrary: fc.constant((w: World) => w.reach()) },
  { weight: 3, arbitrary: fc.constant((w: World) => w.answer()) },
  { weight: 1, arbitrary: fc.boolean().map((reached) => (w: World) => w.lose(reached)) },
  { weight: 1, arbitrary: fc.constant((w: World) => w.leave()) },
  { weight: 1, arbitrary: fc.constant((w: World) => w.undo()) },
  {
    weight: 2,
    arbitrary: fc.tuple(item, fc.constantFrom('mine', 'theirs')).map(
      ([at, choice]) =>
        (w: World) =>
          w.decide(at, choice),
    ),
  },
);

it('replaces no text of others that its typist did not see, and loses no last text', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const world = new World();
      for (const act of steps) act(world);
      world.settle();
      expect(world.queue).toEqual([]);
      for (const [at, text] of world.last) {
        const edit = world.edits.get(`${at} goal`);
        const stands = world.server.get(at) ?? empty;
        const isStored = world.everStood.get(at)?.has(text.trim()) === true && (stands.others || stands.text === text.trim());
        expect([at, text, stands, edit, edit?.text === text || isStored]).toEqual([at, text, stands, edit, true]);
      }
    }),
    { numRuns: 3000 },
  );
});
