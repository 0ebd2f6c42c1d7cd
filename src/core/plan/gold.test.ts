/** The accuracy that the project promises, measured by the scorer that others measure it with. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Score {
  readonly figures: Readonly<Record<string, { readonly f1: number; readonly gold: number }>>;
  readonly matchedTasks: Readonly<Record<string, number>>;
  readonly links: { readonly linked: number; readonly of: number };
  readonly broken: readonly unknown[];
}

const root = join(import.meta.dirname, '../../..');
const corpus = join(root, 'test/corpus');

function score(): Score {
  const command = [process.execPath, join(root, 'src/cli/taizhang.ts'), 'parse'];
  const output = execFileSync(
    process.execPath,
    [join(corpus, 'score.mjs'), '--texts', corpus, '--gold', join(corpus, 'gold'), '--json', '--', ...command],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return JSON.parse(output);
}

describe('the hand-annotated gold', { timeout: 120_000 }, () => {
  const { figures, matchedTasks, links, broken } = score();

  it.each([
    ['headings', 0.99, 400],
    ['assignments', 0.98, 300],
    ['units', 0.97, 800],
    ['deadlines', 0.95, 150],
    ['projects', 0.95, 80],
    ['tasks', 0.9, 300],
  ])('finds %s with F1 of at least %d', (name, least, annotated) => {
    expect(figures[name]?.gold).toBeGreaterThan(annotated);
    expect(figures[name]?.f1).toBeGreaterThanOrEqual(least);
  });

  it.each(['kind', 'commitment'])('gives nine of ten matched tasks the right %s', (label) => {
    expect(matchedTasks[label]).toBeGreaterThanOrEqual(0.9);
  });

  it('brings every deadline of a task to one', () => {
    expect(links.of).toBeGreaterThan(100);
    expect(links.linked).toBe(links.of);
  });

  it('tiles every text and finds every phrase where it says', () => {
    expect(broken).toEqual([]);
  });
});
