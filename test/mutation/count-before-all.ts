/**
 * What runs before the tests of a file (a server that starts, people and plans that are made for all of them) is reached by each of these
 * tests: each of them would notice a mutant there. Stryker counts it as static, and then asks only tests that reach the place by themselves.
 */
import { afterAll, beforeAll, inject, type RunnerTask } from 'vitest';

interface Coverage {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}
/** What the instrumented code writes to. */
interface Namespace {
  currentTestId?: string | undefined;
  mutantCoverage?: Coverage;
}
declare module 'vitest' {
  interface ProvidedContext {
    readonly mode: 'dry-run' | 'mutant';
    readonly globalNamespace: string;
    readonly testNameSeparator: string;
  }
}

const beforeTests = 'before the tests of a file';

if (inject('mode') === 'dry-run') {
  const namespace = (globalThis as unknown as Record<string, Namespace>)[inject('globalNamespace')] ?? {};
  let test: string | undefined;
  let started = false;
  Object.defineProperty(namespace, 'currentTestId', {
    configurable: true,
    get: () => test ?? (started ? beforeTests : undefined),
    set: (id: string | undefined) => {
      test = id;
    },
  });
  beforeAll(() => {
    started = true;
  });
  // oxlint-disable-next-line no-empty-pattern -- Vitest wants the first argument destructured
  afterAll(({}, file) => {
    started = false;
    const perTest = namespace.mutantCoverage?.perTest ?? {};
    const before = perTest[beforeTests] ?? {};
    delete perTest[beforeTests];
    for (const id of namesOf(file.tasks)) {
      const own = (perTest[`${file.file.filepath}#${id}`] ??= {});
      for (const [mutant, hits] of Object.entries(before)) own[mutant] = (own[mutant] ?? 0) + hits;
    }
  });
}

/** The tests below, named as Stryker names them. */
function namesOf(tasks: readonly RunnerTask[], above: readonly string[] = []): string[] {
  return tasks.flatMap((task) => {
    const names = [...above, task.name];
    return task.type === 'suite' ? namesOf(task.tasks, names) : [names.join(inject('testNameSeparator')).trim()];
  });
}
