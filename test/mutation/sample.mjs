/**
 * Which mutants were drawn. Stryker knows places alone, and would try every mutant that stands in one; this lets those through that the sample
 * holds, and marks the others as if no program could be made of them.
 */
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const root = join(import.meta.dirname, '../..');
/** Where mutate.mjs writes down what it drew; null where all are tried. */
export const sampleFile = join(root, '.cache/mutation-sample.json');

/** One mutant of the sources: where it stands, lines and columns from 0, and what is put there. */
export function keyOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = relative(root, resolve(root, fileName));
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`;
}

class Drawn {
  async init() {
    const keys = JSON.parse(readFileSync(sampleFile, 'utf8'));
    this.drawn = keys === null ? null : new Set(keys);
  }

  async check(mutants) {
    const isDrawn = (mutant) => this.drawn === null || this.drawn.has(keyOf(mutant));
    return Object.fromEntries(
      mutants.map((mutant) => [mutant.id, isDrawn(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'not drawn' }]),
    );
  }

  /** All at once. */
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'drawn', Drawn)];
