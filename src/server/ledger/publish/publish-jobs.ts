/** What takes long of a long plan's publication and of its diff, as jobs of the pool; of a short one they are called where they are needed. */
import { adjustedGroups, keepsGroup } from '#core/ledger/adjust/adjusted-groups.ts';
import { acceptanceLog } from '#core/ledger/publish/acceptance-log.ts';
import { mergeCorrections, printedValues } from '#core/ledger/correct-tasks.ts';
import { continueTasks, stillSaid, type LedgerTask, type Said } from '#core/ledger/publish/continue-tasks.ts';
import { diffClauses, type Relation } from '#core/ledger/publish/diff.ts';
import { printedUnits } from '#core/ledger/publish/published-responsibilities.ts';
import { leadsThatStand, textsDecidedSingly, withCorrections } from '#core/ledger/publish/what-stands.ts';
import { matchTasks, matchWithdrawn, sameWords, withChoices } from '#core/ledger/publish/match-tasks.ts';
import { cityLeaderOf } from '#core/plan/city-leader.ts';
import type { Draft, DraftTask } from '#core/plan/draft/draft.ts';
import { movedChapters, type MovedChapter } from '#core/plan/draft/follow-chapters.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import {
  dueOf,
  checkPublish,
  responsibilitiesOf,
  toPublication,
  type Acceptance,
  type PublishedClause,
  type PublishedTask,
} from '#core/plan/draft/publish.ts';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import { replay } from '#core/plan/draft/replay.ts';
import { success, type Outcome } from '#core/failure.ts';
import type { ToldCorrection } from '#server/ledger/correction/correction-rows.ts';
import type { SentTask, SentVersions } from '#server/ledger/publish/sent-versions.ts';
import { keptOf, replaySent, type KeptDraft } from '#server/plan/draft-jobs.ts';

/** So many rows are handed on and written at a time: others have their turn between. */
const rowsInBatch = 500;

/** JSON of a list in batches of rows: what is taken apart one batch after the other keeps nobody waiting. */
export type Batches<_Row> = readonly string[];

export function* rowsOf<Row>(batches: Batches<Row>): Generator<readonly Row[]> {
  // Written by inBatches in the job and by nothing else.
  for (const batch of batches) yield JSON.parse(batch) as readonly Row[];
}

/** A task to publish. */
export type PlannedTask = PublishedTask & {
  /** The task of the ledger that goes on in it. */
  readonly continues: string | null;
  /** The lead that the draft of the version before gave it. */
  readonly draftedLead: string | null;
};

/** How a clause of the version before goes on: from its id to the new one's seq. */
export interface ClauseLink {
  readonly relation: Relation;
  readonly from: string | null;
  readonly to: number | null;
}

/** Beside the task that goes on under its own identity, who inherits of one that was split or merged. */
export interface TaskHeir {
  readonly taskId: string;
  readonly key: string;
  readonly relation: Relation;
}

export interface PlannedPublication extends KeptDraft {
  readonly acceptances: readonly LoggedOperation[];
  readonly title: string;
  readonly objects: PublishedTask['objects'];
  readonly clauses: Batches<PublishedClause>;
  readonly links: Batches<ClauseLink>;
  readonly tasks: Batches<PlannedTask>;
  readonly heirs: readonly TaskHeir[];
  readonly continued: readonly string[];
  /** Printed as the version before printed them, or not printed by either. */
  readonly alike: readonly string[];
  readonly withdrawn: readonly string[];
  /** Tasks that nobody will lead: what the ledger brings to those that go on counts. */
  readonly withoutLead: number;
  /** Where the chapters of the version before are now. */
  readonly chapters: readonly MovedChapter[];
  /** How many tasks the plan ever had when this was planned; a task is never deleted. */
  readonly known: number;
}

export interface PublishOrder {
  readonly planNumber: number;
  /** As sentClauses gives them. */
  readonly clausesBefore: string;
  readonly acceptances: readonly Acceptance[];
  readonly continues: readonly { readonly key: string; readonly taskId: string | null }[];
  readonly revision: number;
  readonly actor: string;
  readonly at: string;
}

type Refusal = 'draft-empty' | 'draft-not-covered' | 'draft-has-doubts' | 'continues-unclear';

/** What publishing a draft will write, but for what the ledger alone knows: leads that people named, objects, units. */
export function planPublication({
  draft: sent,
  before,
  order,
  ...ledger
}: SentVersions & { readonly order: PublishOrder }): Outcome<PlannedPublication, Refusal> {
  const opened = replaySent(sent);
  const accepted = checkPublish(opened.draft, order.acceptances);
  if (!accepted.ok) return accepted;
  const acceptances = acceptanceLog(accepted.value, order);
  const draft = acceptances.length === 0 ? opened.draft : replay(opened.parsed, [...sent.log, ...acceptances]);
  const tasks = tasksOf(ledger.tasks);
  const printed = printedTasks(tasks);
  const decided = continueTasks(draft.tasks, printed, [
    ...order.continues,
    ...stillSaid(ledger.said, draft.tasks, printed, order.continues),
  ]);
  if (!decided.ok) return decided;
  const { continued, withdrawn, matches } = decided.value;
  const publication = toPublication(
    draft,
    order.planNumber,
    tasks.map(({ code }) => code),
    new Map([...continued].map(([key, task]) => [key, task.code])),
  );
  const previous = before === null ? null : replaySent(before);
  const drafted = previous === null ? new Map<string, DraftTask>() : draftedTasks(previous.draft, ledger.starts);
  const planned = publication.tasks.map((task): PlannedTask => {
    const id = continued.get(task.key)?.id ?? null;
    const old = id === null ? undefined : drafted.get(id);
    return { ...task, continues: id, draftedLead: old === undefined ? null : leadOf(old) };
  });
  const objects = new Map(
    planned
      .flatMap((task) => task.objects)
      .toReversed()
      .map((object) => [object.name, object]),
  );
  return success({
    ...keptOf(draft),
    acceptances,
    title: draft.title,
    objects: [...new Set(planned.flatMap((task) => task.objects.map(({ name }) => name)))].flatMap((name) => objects.get(name) ?? []),
    clauses: inBatches(publication.clauses),
    links: inBatches(before === null ? [] : linksBetween(order.clausesBefore, publication.clauses)),
    tasks: inBatches(planned),
    heirs: matches.flatMap(({ key, taskId, relation }) =>
      key === null || taskId === null || continued.get(key)?.id === taskId || (relation !== 'split' && relation !== 'merged')
        ? []
        : [{ taskId, key, relation }],
    ),
    continued: [...continued.values()].map(({ id }) => id),
    alike: printedAlike(tasks, drafted, continued, draft.tasks),
    withdrawn: withdrawn.map(({ id }) => id),
    withoutLead: [...leadsThatStand(draft.tasks, drafted, continued, ledger.corrections).values()].filter((lead) => lead === null).length,
    chapters: previous === null ? [] : movedChapters(previous.parsed, opened.parsed),
    known: tasks.length,
  });
}

/** JSON of the diff's lists, as its endpoint answers them. */
export function compareVersions({
  draft: sent,
  before,
  ...ledger
}: SentVersions): Record<'clauses' | 'tasks' | 'withdrawn' | 'decidedTexts' | 'clashes' | 'adjusted' | 'candidates', string> {
  const { draft } = replaySent(sent);
  const after = sidesOf(draft);
  if (before === null) {
    return {
      clauses: JSON.stringify(after.map((side) => ({ relation: 'added', before: [], after: [side] }))),
      tasks: JSON.stringify(
        draft.tasks.map((task) => ({
          key: task.key,
          title: task.title,
          taskId: null,
          code: null,
          relation: 'added',
          continues: false,
          chosen: false,
          rests: false,
          lead: leadOf(task),
        })),
      ),
      withdrawn: '[]',
      decidedTexts: '[]',
      clashes: '[]',
      adjusted: '[]',
      candidates: '[]',
    };
  }
  const { draft: old } = replaySent(before);
  const drafted = draftedTasks(old, ledger.starts);
  const tasks = tasksOf(ledger.tasks);
  const printed = printedTasks(tasks);
  const said = stillSaid(ledger.said, draft.tasks, printed, []);
  const matches = taskMatches(draft.tasks, drafted, printed, said);
  const decided = continueTasks(draft.tasks, printed, said);
  if (!decided.ok) throw new Error('what was said is not clear');
  const { continued } = decided.value;
  const leads = leadsThatStand(draft.tasks, drafted, continued, ledger.corrections);
  const standing = new Set(tasks.flatMap(({ id, state }) => (state === 'open' ? [id] : [])));
  const gone = decided.value.withdrawn.filter(({ id }) => standing.has(id));
  const corrected = withCorrections(
    gone.map(({ id }) => id),
    ledger.corrections,
  );
  const { asked, resting } = adjustedOf(draft.tasks, drafted, tasks, continued);
  return {
    clauses: JSON.stringify(diffClauses(sidesOf(old), after)),
    tasks: JSON.stringify(
      matches.map((row) => ({
        ...row,
        rests: row.continues && row.taskId !== null && resting.has(row.taskId),
        lead: row.key === null ? null : (leads.get(row.key) ?? null),
      })),
    ),
    withdrawn: JSON.stringify(gone.map(({ id, code, title }) => ({ taskId: id, code, title, corrected: corrected.has(id) }))),
    decidedTexts: JSON.stringify(textsDecidedSingly(draft.tasks, continued, ledger.single)),
    clashes: JSON.stringify(clashesOf(draft.tasks, continued, ledger.corrections)),
    adjusted: JSON.stringify(asked),
    candidates: JSON.stringify(
      tasks.flatMap(({ id, code, title, state, madeBy }) => (madeBy === null ? [{ taskId: id, code, title, state }] : [])),
    ),
  };
}

function sidesOf(draft: Pick<Draft, 'text' | 'clauses'>) {
  return draft.clauses.map(({ path, kind, start, end }) => ({ path, kind, start, end, text: draft.text.slice(start, end) }));
}

/** Against the tasks of the version before as it had them, and those that were withdrawn earlier. */
function taskMatches(tasks: readonly DraftTask[], old: ReadonlyMap<string, DraftTask>, stored: readonly SentTask[], said: readonly Said[]) {
  const withdrawn = stored.filter(({ id, inEarlier }) => inEarlier && !old.has(id));
  const matches = matchTasks(
    [...old].map(([id, { text }]) => ({ id, text })),
    tasks,
  );
  const storedById = new Map(stored.map((task) => [task.id, task]));
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  const choices = new Map(said.map(({ key, taskId }) => [key, taskId]));
  const alike = (key: string, taskId: string) =>
    sameWords(byKey.get(key)?.text ?? '', old.get(taskId)?.text ?? storedById.get(taskId)?.text ?? '');
  return withChoices(matchWithdrawn(matches, withdrawn, tasks), choices, alike).map(({ key, taskId, relation, continues }) => {
    const now = key === null ? undefined : byKey.get(key);
    const known = taskId === null ? undefined : storedById.get(taskId);
    const title = now?.title ?? (taskId === null ? undefined : old.get(taskId)?.title) ?? known?.title ?? '';
    return { key, taskId, relation, code: known?.code ?? null, title, continues, chosen: key !== null && choices.has(key) };
  });
}

/** Where the version says something else of what people corrected, if each task goes on as the texts suggest. */
function clashesOf(drafted: readonly DraftTask[], continued: ReadonlyMap<string, LedgerTask>, corrections: readonly ToldCorrection[]) {
  if (corrections.length === 0) return [];
  const standing = Map.groupBy(corrections, ({ taskId }) => taskId);
  return drafted.flatMap((task) => {
    const old = continued.get(task.key);
    const units = printedUnits({ lead: leadOf(task), responsibilities: responsibilitiesOf(task) });
    const printed = printedValues({ ...task, due: dueOf(task), cityLeader: cityLeaderOf(task.fields), units });
    return old === undefined
      ? []
      : mergeCorrections(printed, standing.get(old.id) ?? []).clashes.map((clash) => {
          const told = corrections.find(
            ({ id, taskId, field }) => id === clash.correctionId && taskId === clash.taskId && field === clash.field,
          );
          return { ...clash, code: old.code, title: task.title, reason: told?.reason ?? '', by: told?.by ?? '' };
        });
  });
}

/**
 * What people withdrew, split or merged, if each task goes on as the texts suggest: what the version prints otherwise, which is asked, and the tasks that
 * rest, since it prints them as before.
 */
function adjustedOf(
  now: readonly DraftTask[],
  before: ReadonlyMap<string, DraftTask>,
  tasks: readonly SentTask[],
  continued: ReadonlyMap<string, LedgerTask>,
) {
  const groups = adjustedGroups(tasks);
  if (groups.length === 0) return { asked: [], resting: new Set<string>() };
  const alike = new Set(printedAlike(tasks, before, continued, now));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const keyOf = new Map([...continued].map(([key, { id }]) => [id, key]));
  const textOf = new Map(now.map(({ key, text }) => [key, text]));
  const kept = Map.groupBy(groups, (group) =>
    keepsGroup(
      group,
      (id) => alike.has(id),
      () => undefined,
    ),
  );
  const asked = (kept.get(null) ?? []).map(({ printed, standing, lastAct }) => ({
    taskId: printed[0],
    adjustmentId: lastAct,
    printed: printed.map((id) => ({
      code: byId.get(id)?.code,
      title: byId.get(id)?.title,
      before: before.get(id)?.text ?? null,
      after: textOf.get(keyOf.get(id) ?? '') ?? null,
    })),
    standing: standing.map(({ id }) => ({ code: byId.get(id)?.code, title: byId.get(id)?.title })),
  }));
  return { asked, resting: new Set((kept.get(true) ?? []).flatMap(({ printed }) => printed)) };
}

/**
 * The tasks that the plan itself gave the ledger, as if nobody had withdrawn, split or merged them: a version is told apart from what the one before
 * printed.
 */
function printedTasks(tasks: readonly SentTask[]): readonly SentTask[] {
  return tasks.flatMap((task) => (task.madeBy === null ? [task.endedBy === null ? task : { ...task, state: 'open' }] : []));
}

/** Those of which both versions print the same words, deadline and units, or none. `before`: by id; `continued`: by key of `now`. */
function printedAlike(
  tasks: readonly SentTask[],
  before: ReadonlyMap<string, DraftTask>,
  continued: ReadonlyMap<string, LedgerTask>,
  now: readonly DraftTask[],
): string[] {
  const taskOf = new Map(now.flatMap((task) => (continued.has(task.key) ? [[continued.get(task.key)?.id ?? '', task] as const] : [])));
  return tasks.flatMap(({ id }) => (asPrinted(before.get(id)) === asPrinted(taskOf.get(id)) ? [id] : []));
}

function asPrinted(task: DraftTask | undefined): string {
  if (task === undefined) return '';
  const { text, from, to } = dueOf(task) ?? {};
  return JSON.stringify([task.text.replace(/\s/gu, ''), text, from, to, task.responsibilities.map(({ unit, role }) => [unit, role])]);
}

function tasksOf(text: string): readonly SentTask[] {
  // Made by sentVersions.
  return JSON.parse(text) as readonly SentTask[];
}

/** The tasks of a version as its draft had them, by the id that they have in the ledger, in printed order. */
function draftedTasks(draft: Draft, starts: string): ReadonlyMap<string, DraftTask> {
  // Made by sentVersions.
  const idAt = new Map(JSON.parse(starts) as readonly (readonly [number, string])[]);
  return new Map(
    draft.tasks.flatMap((task) => {
      const id = idAt.get(task.ranges[0]?.start ?? -1);
      return id === undefined ? [] : [[id, task] as const];
    }),
  );
}

function linksBetween(before: string, clauses: readonly PublishedClause[]): ClauseLink[] {
  // Made by sentClauses.
  const old = (JSON.parse(before) as readonly (readonly [string, string])[]).map(([id, text]) => ({ id, text }));
  const now = clauses.map(({ seq, body }) => ({ seq, text: body }));
  return diffClauses(old, now).flatMap(({ relation, before: from, after: to }): ClauseLink[] => {
    if (from.length === 0) return to.map(({ seq }) => ({ relation, from: null, to: seq }));
    if (to.length === 0) return from.map(({ id }) => ({ relation, from: id, to: null }));
    return from.flatMap(({ id }) => to.map(({ seq }) => ({ relation, from: id, to: seq })));
  });
}

function inBatches<Row>(rows: readonly Row[]): Batches<Row> {
  return Array.from({ length: Math.ceil(rows.length / rowsInBatch) }, (_, each) =>
    JSON.stringify(rows.slice(each * rowsInBatch, (each + 1) * rowsInBatch)),
  );
}
