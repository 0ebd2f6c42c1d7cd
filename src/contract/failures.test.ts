import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { domains } from '#core/domains.ts';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { failureStatus } from '#contract/failures.ts';

const names = ['platform', ...domains.map(({ name }) => name)];
const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'failures' in value;

async function endpointsOf(name: string): Promise<readonly Endpoint[]> {
  const files = readdirSync(join(import.meta.dirname, name)).filter((file) => file.endsWith('endpoints.ts'));
  const modules = files.map(
    async (file): Promise<Readonly<Record<string, unknown>>> => await import(join(import.meta.dirname, name, file)),
  );
  return (await Promise.all(modules)).flatMap((module) => Object.values(module).filter(isEndpoint));
}

async function partOf(name: string, part: 'failures' | 'zh'): Promise<readonly string[]> {
  const module: Readonly<Record<string, object>> = await import(join(import.meta.dirname, name, `${part}.ts`));
  return Object.keys(module[part] ?? {});
}

describe('refusals', () => {
  it.each(names)('of %s have words of the same domain', async (name) => {
    const words = new Set(await partOf(name, 'zh'));
    expect((await partOf(name, 'failures')).filter((code) => !words.has(code))).toEqual([]);
  });

  it.each(names)('that endpoints of %s declare are of that domain or an earlier one', async (name) => {
    const earlier = (await Promise.all(names.slice(0, names.indexOf(name) + 1).map((one) => partOf(one, 'failures')))).flat();
    const declared = (await endpointsOf(name)).flatMap(({ id, failures }) => failures.map((code) => ({ id, code })));
    expect(declared.filter(({ code }) => !earlier.includes(code))).toEqual([]);
  });

  it('are declared by an endpoint, but for those that every request may meet', async () => {
    const declared = new Set((await Promise.all(names.map(endpointsOf))).flat().flatMap(({ failures }) => failures));
    const codes = (await Promise.all(names.slice(2).map((name) => partOf(name, 'failures')))).flat();
    expect(codes.filter((code) => !declared.has(code))).toEqual([]);
  });

  it('have a status by their kind', () => {
    expect(['task-not-found', 'task-changed', 'not-allowed', 'server.unexpected'].map(failureStatus)).toEqual([404, 409, 403, 500]);
  });
});
