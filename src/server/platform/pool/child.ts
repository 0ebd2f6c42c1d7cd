/** One child process: how it is started, given a job, and ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job, JobAnswer, JobCall, JobKind } from '#server/platform/pool/job.ts';

/** How a job ended that answered nothing. `broken-off`: the child died, for no reason that we know. */
export type JobLoss = 'over-memory' | 'over-time' | 'broken-off';

/** The signal by which a child's own watch ends it. */
export const overMemory = 'SIGUSR2' satisfies NodeJS.Signals;

export interface ChildLimits {
  /** Of V8's heap. */
  readonly heapMb: number;
  /** Of all that the child has in memory. */
  readonly memoryMb: number;
}

export interface Child {
  readonly kind: JobKind;
  /** Resolves with what the job answered, or with how it was lost; rejects with what it threw. The child is dead after all but an answer. */
  run(call: JobCall, seconds: number, signal?: AbortSignal): Promise<{ readonly value: unknown } | JobLoss>;
  end(): void;
  /** Called once when the process is gone. */
  onGone(told: () => void): void;
}

const program = fileURLToPath(new URL('./child-main.ts', import.meta.url));
/** Where packages really are: the folder of ours, or each one in it, may be a link, and the right to read a link is none to read what it leads to. */
const packages = join(realpathSync(fileURLToPath(new URL('../../../../node_modules/fast-xml-parser', import.meta.url))), '../');
/** What a child may read beside the folder of its first job: our sources and packages, nothing else of the machine. */
const readable = [
  ...['src/', 'node_modules/', 'package.json'].map((path) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))),
  packages,
];
/** Of what a dying child says, so much goes into the log. */
const keptWords = 4000;

/** Starts a process with nothing of ours: no environment, no right to write, to start programs or to read beyond our own sources. */
export function startChild({ kind, module }: Pick<Job<never, never>, 'kind' | 'module'>, { heapMb, memoryMb }: ChildLimits): Child {
  const flags = [
    `--max-old-space-size=${heapMb}`,
    '--permission',
    '--allow-worker',
    ...[...readable, fileURLToPath(new URL('./', module))].map((path) => `--allow-fs-read=${path}`),
  ];
  const process = spawn(globalThis.process.execPath, [...flags, program, String(memoryMb)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: { TZ: 'UTC' },
    windowsHide: true,
  });
  let words = '';
  process.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-keptWords)));
  let gone: (() => void) | undefined;
  const dead = new Promise<JobLoss>((resolve) => {
    process.once('error', () => resolve('broken-off'));
    process.once('close', (_code, signal) => {
      const heap = signal === overMemory || /heap out of memory|Array buffer allocation failed/.test(words);
      resolve(heap ? 'over-memory' : 'broken-off');
    });
  });
  void dead.then(() => gone?.());
  // A message that can no longer be sent tells its callback; without a listener it would end the server.
  process.on('error', () => {});
  rest(process);

  return {
    kind,
    run: (call, seconds, signal) => runIn(process, dead, call, seconds, signal),
    end: () => process.kill('SIGKILL'),
    onGone: (told) => (gone = told),
  };
}

async function runIn(
  process: ChildProcess,
  dead: Promise<JobLoss>,
  call: JobCall,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly value: unknown } | JobLoss> {
  signal?.throwIfAborted();
  process.ref();
  process.channel?.ref();
  const { promise, resolve, reject } = Promise.withResolvers<JobAnswer | JobLoss>();
  const late = setTimeout(() => resolve('over-time'), seconds * 1000);
  const left = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', left, { once: true });
  process.once('message', resolve);
  void dead.then(resolve);
  process.send(call, (error) => {
    // The one that died is told of by its end.
    if (error) process.kill('SIGKILL');
  });
  try {
    const answer = await promise;
    if (typeof answer === 'string') {
      process.kill('SIGKILL');
      return answer;
    }
    if ('thrown' in answer) throw new Error(`a job failed: ${call.name}`, { cause: answer.thrown });
    return answer;
  } catch (error) {
    // Still busy for somebody who left, or in a state that nobody knows.
    process.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', left);
    process.removeListener('message', resolve);
    rest(process);
  }
}

/** Nobody waits for an idle child: a process that wants to end does. */
function rest(process: ChildProcess): void {
  process.unref();
  process.channel?.unref();
  // The pipe of a child is a socket, whose type says only that it can be read.
  const { stderr } = process;
  if (stderr !== null && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref();
}
