/** Whatever is corrected, taken back, named and published, in whatever order: no value is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correctTasks,
  correctedFields,
  mergeCorrections,
  sameValue,
  undoCorrections,
  type CorrectableTask,
  type CorrectedField,
  type FieldCorrection,
  type MadeCorrection,
  type StandingCorrection,
  type TaskValues,
} from './correct-tasks.ts';
import { leadAmong, type TaskUnit, type UnitsChange } from './correct-units.ts';
import { mergeLead } from './merge-lead.ts';

const names = ['甲局', '乙局', '丙局'] as const;
const unit = fc.constantFrom(...names);
const role = fc.constantFrom('lead' as const, 'responsible' as const, 'support' as const);
const part = fc.constantFrom(null, '桥', '路');
const title = fc.constantFrom('题一', '题二', '题三');
const due = fc.constantFrom(
  { text: null, from: null, to: null },
  { text: '年底前', from: null, to: '2026-12-31' },
  { text: null, from: '2026-01-01', to: '2026-12-31' },
);
const printedUnits = fc
  .uniqueArray(fc.record({ unit, role, ownPart: part }), { selector: ({ unit: name }) => name, maxLength: 3 })
  .map((rows) => {
    const leads = rows.filter((row) => row.role === 'lead');
    return rows.map((row): TaskUnit => ({ ...row, accountable: leads.length === 1 && row.role === 'lead' }));
  });
const printed = fc.record({
  title,
  text: title,
  due,
  kind: fc.constantFrom('matter' as const, 'project' as const),
  commitment: fc.constantFrom('deliver' as const, 'advance' as const),
  nature: fc.constantFrom('once' as const, 'recurring' as const),
  cityLeader: fc.constant(null),
  units: printedUnits,
});
const change: fc.Arbitrary<UnitsChange> = fc.record(
  {
    change: fc.array(fc.record({ unit, to: fc.record({ unit, role, ownPart: part }, { requiredKeys: [] }) }), { maxLength: 2 }),
    remove: fc.array(unit, { maxLength: 1 }),
    add: fc.array(fc.record({ unit, role, ownPart: part }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const asked = fc.record({ title, due, cityLeader: fc.constantFrom(null, '王', '李'), units: change }, { requiredKeys: [] });
const taskIds = fc.uniqueArray(fc.constantFrom('1', '2'), { minLength: 1 });
const step = fc.oneof(
  fc.record({ type: fc.constant('correct' as const), tasks: taskIds, values: asked }),
  fc.record({ type: fc.constant('undo' as const), back: fc.nat({ max: 5 }) }),
  fc.record({ type: fc.constant('lead' as const), task: fc.constantFrom('1', '2'), lead: fc.option(unit) }),
  fc.record({
    type: fc.constant('publish' as const),
    prints: fc.tuple(printed, printed),
    keep: fc.array(fc.constantFrom('correction' as const, 'plan' as const), { minLength: 14, maxLength: 14 }),
  }),
);

interface Task extends CorrectableTask {
  readonly prints: TaskValues;
}

/** A ledger in memory: what the server keeps in rows. */
class Ledger {
  tasks: Task[];
  standing: StandingCorrection[] = [];
  readonly acts: { readonly made: readonly MadeCorrection[]; readonly before: ReadonlyMap<string, TaskValues> }[] = [];
  #acts = 0;

  constructor(prints: readonly TaskValues[]) {
    this.tasks = prints.map((values, index) => ({
      id: String(index + 1),
      code: String(index + 1),
      revision: 1,
      state: 'open',
      values,
      prints: values,
      printedUnits: values.units,
    }));
  }

  task(id: string): Task {
    return this.tasks.find((task) => task.id === id) ?? expect.fail(id);
  }

  set(id: string, values: TaskValues, prints = this.task(id).prints): void {
    this.tasks = this.tasks.map((task) =>
      task.id === id ? { ...task, values, prints, printedUnits: prints.units, revision: task.revision + 1 } : task,
    );
  }

  write(corrections: readonly FieldCorrection<Task>[], undoes = false): void {
    const id = `act ${(this.#acts += 1)}`;
    const before = new Map(this.tasks.map((task) => [task.id, task.values]));
    for (const { task, field, printed: prints, value, standsAs } of corrections) {
      this.standing = this.standing.filter((row) => row.taskId !== task.id || row.field !== field);
      this.standing.push({ id, taskId: task.id, field, printed: prints, value, reprinted: false, standsAs: undoes ? standsAs : id });
      this.set(task.id, { ...this.task(task.id).values, [field]: value });
    }
    this.acts.push({
      made: corrections.map((row) => ({
        id,
        taskId: row.task.id,
        field: row.field,
        before: row.before,
        value: row.value,
        insteadOf: row.insteadOf,
      })),
      before,
    });
  }

  correctionsOf(id: string) {
    const { values } = this.task(id);
    return this.standing.filter(({ taskId }) => taskId === id).map((row) => ({ ...row, now: values[row.field] }));
  }
}

function nameLead(units: readonly TaskUnit[], lead: string | null): TaskUnit[] {
  const rest = units
    .filter((row) => row.unit !== lead)
    .map((row): TaskUnit => ({ ...row, role: row.role === 'lead' ? 'responsible' : row.role, accountable: false }));
  return lead === null
    ? rest
    : [{ unit: lead, role: 'lead', ownPart: units.find((row) => row.unit === lead)?.ownPart ?? null, accountable: true }, ...rest];
}

function run(ledger: Ledger, does: typeof step extends fc.Arbitrary<infer Step> ? Step : never): void {
  switch (does.type) {
    case 'correct': {
      const found = does.tasks.map((id) => ledger.task(id));
      const decided = correctTasks(
        found,
        ledger.standing,
        found.map(({ id, revision }) => ({ id, revision, values: does.values })),
      );
      if (!decided.ok) expect.fail(decided.code);
      if (decided.value.length > 0) ledger.write(decided.value);
      return;
    }
    case 'undo': {
      const act = ledger.acts.at(-1 - does.back);
      if (act === undefined) return;
      const decided = undoCorrections(ledger.tasks, ledger.standing, act.made);
      if (!decided.ok) {
        expect(decided.code).toBe('correction-overtaken');
        return;
      }
      ledger.write(decided.value, true);
      for (const { taskId, field } of act.made)
        expect(sameValue(ledger.task(taskId).values[field], act.before.get(taskId)?.[field] ?? null), `${field} says what it said`).toBe(
          true,
        );
      return;
    }
    case 'lead': {
      const { values } = ledger.task(does.task);
      if (leadAmong(values.units) !== does.lead) ledger.set(does.task, { ...values, units: nameLead(values.units, does.lead) });
      return;
    }
    case 'publish':
      publish(ledger, does.prints, does.keep);
  }
}

function publish(ledger: Ledger, prints: readonly TaskValues[], keep: readonly ('correction' | 'plan')[]): void {
  for (const [index, task] of ledger.tasks.entries()) {
    const now = prints[index] ?? expect.fail('a print too few');
    const corrections = ledger.correctionsOf(task.id);
    const chosen = new Map(correctedFields.map((field, place) => [field, keep[place] ?? 'plan']));
    const { clashes } = mergeCorrections(now, corrections);
    const merged = mergeCorrections(now, corrections, ({ field }) => chosen.get(field));
    expect(merged.clashes).toEqual([]);
    const asks = new Set(clashes.map(({ field }) => field));
    for (const clash of clashes) {
      expect(sameValue(clash.value, task.values[clash.field]), 'what is asked about is what stands').toBe(true);
      expect(sameValue(clash.printed, now[clash.field])).toBe(true);
      expect(sameValue(clash.printed, clash.value), 'nothing is asked where both say the same').toBe(false);
    }
    // The lead alone can have been named otherwise; its merge has tests of its own.
    const inForce = corrections.filter(({ value, printed: were }) => !sameValue(value, were));
    const unitsCorrected = inForce.some(({ field }) => field === 'units');
    const lead = mergeLead(leadAmong(task.prints.units), leadAmong(task.values.units), leadAmong(now.units));
    const units = unitsCorrected || lead === leadAmong(now.units) ? now.units : nameLead(now.units, lead);
    const next: TaskValues = { ...now, units, ...merged.values };
    for (const { field } of inForce) {
      if (field !== 'units' || !asks.has(field) || chosen.get(field) === 'correction')
        expect(
          sameValue(next[field], task.values[field]) || sameValue(next[field], now[field]),
          `${field} says what it said, or what the plan says`,
        ).toBe(true);
      if (!asks.has(field) || chosen.get(field) === 'correction')
        expect(sameValue(next[field], task.values[field]), `${field} was not given up unasked`).toBe(true);
    }
    for (const field of correctedFields)
      if (field !== 'units' && !inForce.some((row) => row.field === field)) expect(sameValue(next[field], now[field])).toBe(true);
    const stand = new Set(merged.stand.map(({ field }) => field));
    expect(merged.over.every(({ field }) => !stand.has(field))).toBe(true);
    expect(merged.over.length + merged.stand.length, 'each correction goes on or is over').toBe(corrections.length);
    ledger.standing = [...ledger.standing.filter(({ taskId }) => taskId !== task.id), ...merged.stand];
    ledger.set(task.id, next, now);
  }
}

function check(ledger: Ledger): void {
  const fields = new Set<string>();
  for (const { taskId, field, printed: said, value } of ledger.standing) {
    const task = ledger.task(taskId);
    expect(sameValue(said, task.prints[field]), `${field} is printed as the newest version prints it`).toBe(true);
    if (field !== 'units') expect(sameValue(value, task.values[field]), `${field} says what was said`).toBe(true);
    expect(fields.has(`${taskId} ${field}`), 'one correction of a field is in force').toBe(false);
    fields.add(`${taskId} ${field}`);
  }
  for (const { id, values, prints } of ledger.tasks) {
    const corrected = new Set<CorrectedField>(ledger.correctionsOf(id).map(({ field }) => field));
    for (const field of correctedFields)
      if (field !== 'units' && !corrected.has(field)) expect(sameValue(values[field], prints[field]), `${field} is as printed`).toBe(true);
    const { units } = values;
    expect(new Set(units.map((row) => row.unit)).size, 'a unit stands once').toBe(units.length);
    expect(units.filter(({ accountable }) => accountable).length, 'one leads').toBeLessThanOrEqual(1);
    expect(
      units.every((row) => !row.accountable || row.role === 'lead'),
      'who leads is 牵头',
    ).toBe(true);
  }
}

describe('corrections, versions, leads and undos in any order', () => {
  it('lose nothing that was said unasked, and keep the print beside it', () => {
    fc.assert(
      fc.property(fc.tuple(printed, printed), fc.array(step, { maxLength: 25 }), (prints, steps) => {
        const ledger = new Ledger(prints);
        for (const does of steps) {
          run(ledger, does);
          check(ledger);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are all taken back, newest first, where nothing came between: everything is as printed', () => {
    fc.assert(
      fc.property(printed, fc.array(asked, { minLength: 1, maxLength: 8 }), (prints, said) => {
        const ledger = new Ledger([prints]);
        for (const values of said) run(ledger, { type: 'correct', tasks: ['1'], values });
        const acts = ledger.acts.length;
        for (let back = 1; back <= acts; back += 1) {
          const { made } = ledger.acts[acts - back] ?? expect.fail('no act');
          const decided = undoCorrections(ledger.tasks, ledger.standing, made);
          if (!decided.ok) expect.fail(decided.code);
          ledger.write(decided.value, true);
        }
        for (const field of correctedFields) expect(sameValue(ledger.task('1').values[field], prints[field])).toBe(true);
      }),
    );
  });
});
