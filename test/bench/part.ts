/** The processes that a measurement is made of: each a program of its own that answers questions, so that none works on another's time. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Reply = z.object({ answer: z.unknown(), error: z.string().optional() });

/** What a server is told: the database that it serves from now on. */
export const ConnectionParts = z.object({ host: z.string(), port: z.int(), user: z.string(), password: z.string(), database: z.string() });

/** What it answers: where, the headers that every request needs, and by the names of units the cookies of the contacts that were asked for. */
export const Serving = z.object({
  origin: z.string(),
  headers: z.record(z.string(), z.string()),
  contacts: z.record(z.string(), z.string()).optional(),
});
export type Serving = z.infer<typeof Serving>;

/** The clock and the people of our server, where they matter. */
export const Begun = z.object({
  /** What the server takes for now when it begins. */
  at: z.string().optional(),
  /** Units of which a contact logs in. */
  contacts: z.array(z.string()).optional(),
});
export type Begun = z.infer<typeof Begun>;

/** How long something took that our server was asked to do by itself. */
export const Took = z.object({ milliseconds: z.number() });

/** The longest that the main thread kept everybody waiting since it was last asked. */
export const LongestBlock = z.object({ milliseconds: z.number() });
export type LongestBlock = z.infer<typeof LongestBlock>;

export interface Part {
  readonly pid: number;
  /** One question after the other. Throws what went wrong there. */
  ask<T>(question: unknown, answer: z.ZodType<T>): Promise<T>;
  end(): Promise<void>;
}

/** Starts one of the programs beside this file. */
export function startPart(program: string): Part {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), { serialization: 'advanced' });
  const exited = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)));
  return {
    pid: child.pid ?? 0,
    ask: async (question, answer) => {
      const said = new Promise((resolve) => child.once('message', resolve));
      child.send({ question });
      const gone = exited.then((code) => ({ answer: null, error: `${program} ended: ${code}` }));
      const reply = Reply.parse(await Promise.race([said, gone]));
      if (reply.error !== undefined) throw new Error(`${program}: ${reply.error}`);
      return answer.parse(reply.answer);
    },
    end: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** The other side: answers until the parent is gone. */
export function answerParent(answerOf: (question: unknown) => Promise<unknown>, end: () => Promise<void> = async () => {}): void {
  process.on('message', (message) => {
    const { question } = z.object({ question: z.unknown() }).parse(message);
    void answerOf(question).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) => process.send?.({ answer: null, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => void end().finally(() => process.exit()));
}
