/** The server under `npm run dev`: one child process for each life of it, and the next one standing by with its packages read. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Served = z.object({ address: z.string(), setupPath: z.string().nullable(), packages: z.array(z.string()) });
/** What a life says once it serves: where, and which packages it read on the way. */
export type Served = z.infer<typeof Served>;

export interface Backend {
  /** Where the server answers; waits while it starts. undefined: it has ended, and the next save may mend it. */
  address(): Promise<string | undefined>;
  /** Ends the server and begins it anew from the sources as they are. The database goes on. */
  restart(): void;
  stop(): Promise<void>;
}

export interface BackendOptions {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly onServed: (served: Served, milliseconds: number) => void;
  /** It ended without having been asked to; why stands in the terminal already. */
  readonly onEnded: (code: number | string) => void;
}

interface Life {
  readonly child: ChildProcess;
  readonly exit: Promise<number | string>;
  readonly served: Promise<Served | undefined>;
  asked: boolean;
}

const program = fileURLToPath(new URL('./dev-server.ts', import.meta.url));
/** A server that does not end by then (it waits for a request) is killed: nothing of this is for keeps. */
const graceMs = 2000;

/** Begins the first life. */
export function startBackend({ args, env, onServed, onEnded }: BackendOptions): Backend {
  let packages: readonly string[] = [];
  let current: Life | undefined;
  let standby: Life | undefined;
  let stopped = false;
  let newest = 0;
  let turn: Promise<string | undefined> = Promise.resolve(undefined);

  const begin = async (since: number): Promise<string | undefined> => {
    const life = standby?.child.connected ? standby : live(args, packages, env);
    standby = undefined;
    if (current) await end(current);
    if (stopped) {
      await end(life);
      return undefined;
    }
    current = life;
    life.child.send('serve', () => {});
    const served = await life.served;
    if (stopped) return undefined;
    packages = served?.packages ?? packages;
    standby = live(args, packages, env);
    if (served) onServed(served, Date.now() - since);
    void watch(life, served?.address);
    return served?.address;
  };
  const watch = async (life: Life, address: string | undefined): Promise<void> => {
    const code = await life.exit;
    if (life.asked || stopped) return;
    turn = turn.then((latest) => (latest === address ? undefined : latest));
    onEnded(code);
  };
  const restart = (): void => {
    const mine = (newest += 1);
    const since = Date.now();
    // Of several saves that wait for the same start the last one is enough.
    turn = turn.then(() => (mine === newest && !stopped ? begin(since) : undefined));
  };
  restart();
  return {
    address: async () => {
      for (;;) {
        const asked = turn;
        const address = await asked;
        if (asked === turn) return address;
      }
    },
    restart,
    stop: async () => {
      stopped = true;
      for (const life of [standby, current]) if (life) await end(life);
      // A start that had begun ends its own life.
      await turn;
    },
  };
}

/** A group of its own: Ctrl-C reaches us, and we end it. It ends by itself when we are gone. */
function live(args: readonly string[], packages: readonly string[], env: NodeJS.ProcessEnv): Life {
  const child = spawn(process.execPath, [program, JSON.stringify(args), JSON.stringify(packages)], {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exit = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0));
  });
  const served = new Promise<Served | undefined>((resolve) => {
    child.once('message', (said) => resolve(Served.parse(said)));
    void exit.then(() => resolve(undefined));
  });
  return { child, exit, served, asked: false };
}

async function end(life: Life): Promise<void> {
  life.asked = true;
  life.child.kill('SIGTERM');
  const timer = setTimeout(() => life.child.kill('SIGKILL'), graceMs);
  await life.exit;
  clearTimeout(timer);
}
