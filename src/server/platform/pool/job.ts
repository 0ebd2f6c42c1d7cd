/** A job: a function of a module of ours that runs in a child process of the pool. What goes in and comes out is copied between the two. */

/** Jobs of one kind share children with no other kind, and none takes all of them. What a foreign file did to a child harms only reading. */
export type JobKind = 'file' | 'draft' | 'table';

/** Named by a module and one of its exports; the types are those of the function. */
export interface Job<Input, Output> {
  readonly kind: JobKind;
  readonly module: string;
  readonly name: string;
  /** Never there: it holds the types of the function. */
  readonly types?: (input: Input) => Output;
}

type Functions = Readonly<Record<string, (input: never) => unknown>>;
type FunctionOf<Module, Name extends keyof Module> = Extract<Module[Name], (input: never) => unknown>;

/** The jobs that a module offers: `jobsOf<typeof import('./x-jobs.ts')>('draft', new URL('./x-jobs.ts', import.meta.url))('exported')`. */
export function jobsOf<Module extends object>(kind: JobKind, module: URL) {
  return <Name extends keyof Module & string>(
    name: Name,
  ): Job<Parameters<FunctionOf<Module, Name>>[0], Awaited<ReturnType<FunctionOf<Module, Name>>>> => ({ kind, module: module.href, name });
}

/** What the pool sends to a child. */
export interface JobCall {
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
}

/** What a child answers: what the function answered, or what it threw, as text. */
export type JobAnswer = { readonly value: unknown } | { readonly thrown: string };

/** A module's function by its name, in the child. */
export async function functionOf({ module, name }: JobCall): Promise<(input: unknown) => unknown> {
  const functions: Functions = await import(module);
  const found = functions[name];
  if (found === undefined) throw new Error(`${module} has no ${name}`);
  // The pool sends what jobsOf was given; this is the edge between the processes.
  return found as (input: unknown) => unknown;
}
