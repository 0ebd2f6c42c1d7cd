/**
 * Writers who go on whatever happens, and an account of what each was answered: units are added, leads named, people log in. Each comes from
 * a loopback address of its own, so that the limits of requests per address hold as they would for people.
 */
import { visitor, type Reply, type Visitor } from '#test/faults/visitor.ts';
import { until } from '#test/server-process.ts';

/** What a request came to, for its writer. */
export type Answer = 'done' | 'refused' | 'unknown';

export interface Entry {
  readonly requestId: string | null;
  readonly writer: Writer;
  /** The unit's name, or the task and its lead. */
  readonly wrote: { readonly unit: string } | { readonly taskId: string; readonly lead: string } | { readonly cookie: string };
  readonly answer: Answer;
  /** Of a refusal. */
  readonly code: string | null;
}

export type Writer = 'unit' | 'lead' | 'login';

export interface Load {
  readonly entries: readonly Entry[];
  /** Waits until each kind of writer was answered `count` times more that it is done. */
  more(count: number): Promise<void>;
  /** Lets running requests end. */
  stop(): Promise<void>;
}

interface Task {
  readonly id: string;
  readonly revision: number;
}

/** Whoever was refused, or heard nothing, asks again after so long: not a wait for anything. */
const pauseMs = 10;

/** Asks until it is answered: for what the load needs before it begins. */
async function ask(origin: () => string, method: string, path: string, cookie?: string, body?: unknown): Promise<Reply> {
  const call = visitor(origin);
  for (;;) {
    const reply = await call(method, path, cookie, body).catch(() => undefined);
    if (reply?.status === 200) return reply;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Logs in to the demonstration with a click, as the office. */
async function officePost(origin: () => string): Promise<string> {
  const { people } = (await ask(origin, 'GET', '/api/demo/people')).body as { people: { postId: string; role: string }[] };
  return people.find(({ role }) => role === 'office')?.postId ?? '';
}

/** Begins the load. `origins`: the nodes, asked each time, since a node may come back elsewhere; `name` makes what is written unique. */
export async function startLoad(
  name: string,
  origins: readonly (() => string)[],
  writers: Readonly<Record<Writer, number>>,
): Promise<Load> {
  const first = origins[0] ?? (() => '');
  const postId = await officePost(first);
  const cookie = (await ask(first, 'POST', '/api/demo/session', undefined, { postId })).cookie ?? '';
  const entries: Entry[] = [];
  const stopping = new AbortController();
  const goesOn = (): boolean => !stopping.signal.aborted;

  const write = async (writer: Writer, call: Visitor, wrote: Entry['wrote'], path: string, body: unknown): Promise<Answer> => {
    const reply = await call('POST', path, writer === 'login' ? undefined : cookie, body).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? undefined : null,
    );
    if (reply === undefined) {
      // Nobody is there who could have heard it.
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      return 'refused';
    }
    const code = reply !== null && reply.status !== 200 ? (reply.body as { code: string }).code : null;
    const known = reply !== null && code !== 'server.outcome-unknown';
    const answer: Answer = !known ? 'unknown' : reply.status === 200 ? 'done' : 'refused';
    const kept = 'cookie' in wrote ? { cookie: reply?.cookie ?? '' } : wrote;
    entries.push({ requestId: reply?.requestId ?? null, writer, wrote: kept, answer, code });
    if (answer !== 'done') await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return answer;
  };
  const addUnits = async (origin: () => string, who: number): Promise<void> => {
    const call = visitor(origin);
    for (let count = 0; goesOn(); count += 1) {
      const unit = `${name}${who}组第${count}局`;
      const names = { full: unit, short: null, aliases: [] };
      const rest = {
        kind: 'department',
        parentId: null,
        housedAtId: null,
        position: 1,
        code: null,
        validFrom: null,
        note: '甲'.repeat(900),
      };
      await write('unit', call, { unit }, '/api/units', { ...rest, names });
    }
  };
  const nameLeads = async (origin: () => string, { id }: Task, who: number): Promise<void> => {
    const call = visitor(origin);
    let revision: number | undefined;
    for (let count = 0; goesOn(); count += 1) {
      revision ??= (await tasksOf(origin, cookie)).find((task) => task.id === id)?.revision ?? 0;
      const lead = `${name}${who}组牵头${count}局`;
      const answer = await write('lead', call, { taskId: id, lead }, '/api/tasks/lead', { tasks: [{ id, revision }], lead });
      revision = answer === 'done' ? revision + 1 : undefined;
    }
  };
  const logIn = async (origin: () => string): Promise<void> => {
    // Logging in has a limit of its own for each address.
    while (goesOn()) await write('login', visitor(origin), { cookie: '' }, '/api/demo/session', { postId });
  };

  const tasks = await tasksOf(first, cookie);
  const running = origins.flatMap((origin, node) => [
    ...Array.from({ length: writers.unit }, (_, who) => addUnits(origin, node * 10 + who)),
    ...Array.from({ length: writers.lead }, (_, who) =>
      nameLeads(origin, tasks[node * 10 + who] ?? { id: '', revision: 0 }, node * 10 + who),
    ),
    ...Array.from({ length: writers.login }, () => logIn(origin)),
  ]);
  const kinds = (['unit', 'lead', 'login'] as const).filter((kind) => writers[kind] > 0);
  const done = (kind: Writer): number => entries.filter(({ writer, answer }) => writer === kind && answer === 'done').length;
  return {
    entries,
    more: async (count) => {
      const wanted = kinds.map((kind) => [kind, done(kind) + count] as const);
      await until(() => wanted.every(([kind, number]) => done(kind) >= number));
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function tasksOf(origin: () => string, cookie: string): Promise<readonly Task[]> {
  return ((await ask(origin, 'GET', '/api/tasks', cookie)).body as { tasks: readonly Task[] }).tasks;
}
