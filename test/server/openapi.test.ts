import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { zh } from '#contract/catalogue.ts';
import { openApiFile, openApiText } from '#server/openapi-file.ts';
import { routes } from '#server/domains.ts';

describe('the contract', () => {
  it('is what docs/openapi.json says (npm run codegen)', async () => {
    expect(await readFile(openApiFile, 'utf8')).toBe(openApiText());
  });

  it('names each operation once, and each path and method once', () => {
    const ids = routes.map(({ endpoint }) => endpoint.id);
    const addresses = routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('has a Chinese message for every refusal', () => {
    // A message that is nothing but its reason brings the sentence with it (core/plan/read-failure.ts).
    const catalogue: Readonly<Record<string, string>> = zh;
    const codes = new Set(routes.flatMap(({ endpoint }) => endpoint.failures));
    expect([...codes].filter((code) => !/[\u4e00-\u9fff]|^\{reason\}$/.test(catalogue[code] ?? ''))).toEqual([]);
  });
});
