/**
 * Every refusal that an endpoint declares is met by a test, through HTTP: tests note what they were answered, and after the whole project
 * ran, what nobody met is listed. A refusal that cannot happen is not declared.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import type { Endpoint } from '#contract/platform/endpoint.ts';

const lineOf = (id: string, code: string): string => `${id} ${code}`;

/** Notes that an endpoint refused with a code. */
export function noteRefusal(file: string, endpoint: Endpoint, code: string): void {
  appendFileSync(file, `${lineOf(endpoint.id, code)}\n`);
}

/** The declared refusals that no test met; none where only a part of the project's tests ran, or where some failed. */
export async function missingRefusals(file: string, project: TestProject): Promise<readonly string[]> {
  if (!(await wholeProjectPassed(project))) return [];
  const met = new Set(readFileSync(file, 'utf8').split('\n'));
  const { routes } = await import('#server/domains.ts');
  const declared = routes.flatMap(({ endpoint }) => endpoint.failures.map((code) => lineOf(endpoint.id, code)));
  return declared.filter((line) => !met.has(line));
}

async function wholeProjectPassed(project: TestProject): Promise<boolean> {
  if (project.config.testNamePattern !== undefined) return false;
  // The quick check leaves files out by name; they are not among those that the project finds then.
  if ((project.vitest.config.cliExclude ?? []).length > 0) return false;
  const { testFiles } = await project.globTestFiles();
  const passed = project.vitest.state
    .getTestModules()
    .filter((module) => module.project.name === project.name && module.ok())
    .map(({ moduleId }) => moduleId);
  return testFiles.every((file) => passed.includes(file));
}
