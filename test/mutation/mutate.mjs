/**
 * Changes the sources one small place at a time, and asks the tests whether they notice (docs/decisions/013-mutation.md). A seeded sample of
 * mutants a layer, or with `--files core/unit/import` every mutant of the files that it names; what survives points to a test that is missing,
 * or to code that does nothing.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { collect } from './collect.mjs';
import { keyOf, sampleFile } from './sample.mjs';

const root = join(import.meta.dirname, '../..');
const reportFile = join(root, '.cache/mutation.json');

/**
 * Static mutants (tables and patterns that are made when a file is read) are left out: each would need every test from its start. Of the
 * contract nothing else is left, and docs/openapi.json and test/server/limits.test.ts hold it.
 * @type {Record<string, {project: string, files: RegExp, not?: RegExp}>}
 */
const layers = {
  core: { project: 'unit', files: /^src\/core\/.*\.ts$/ },
  // What thinks: hooks and what touches the page are the journeys'.
  web: {
    project: 'unit',
    files: /^src\/web\/.*\.ts$/,
    not: /from 'react|from '@tanstack|\b(document|window|navigator|localStorage|history)\./,
  },
  server: { project: 'server', files: /^src\/server\/.*\.ts$/ },
};
/** Tests, figures, samples, and what says nothing that a test could hold: words of the log, the command's own process. */
const untested = /\.(test|bench)\.ts$|\.d\.ts$|\/tables\.ts$|\/seed\/|common-passwords|\/(log|codegen|embedded|orphan|main)\.ts$/;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    /** How many mutants a layer; without it 150, of chosen files all. */
    count: { type: 'string' },
    /** A pattern of the paths to look at. */
    files: { type: 'string', default: '' },
    layers: { type: 'string', default: Object.keys(layers).join(',') },
  },
});
const chosenFiles = new RegExp(values.files, 'u');
const count = Number(values.count ?? (values.files === '' ? 150 : Infinity));
const report = [];

/** A stream of numbers from 0 to 1 that a seed decides (mulberry32). */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled(list, next) {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}

const quiet = new Proxy({}, { get: (_, name) => (String(name).startsWith('is') ? () => false : () => undefined) });
/** Every mutant of a layer. */
async function mutantsOf({ files, not }) {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name}`)
    .filter((name) => files.test(name) && chosenFiles.test(name) && !untested.test(name))
    .sort();
  const sources = names
    .map((name) => ({ name: join(root, name), mutate: true, content: readFileSync(join(root, name), 'utf8') }))
    .filter(({ content }) => !not?.test(content));
  const { mutants } = await new Instrumenter(quiet).instrument(sources, {
    plugins: null,
    ignorers: [],
    excludedMutations: [],
    noHeader: false,
  });
  return mutants;
}

/** A mutant that was tried, as it was listed: Stryker tells lines and columns from 1. */
const listed = ({ location: { start, end }, ...mutant }) => ({
  ...mutant,
  location: { start: { line: start.line - 1, column: start.column - 1 }, end: { line: end.line - 1, column: end.column - 1 } },
});

/**
 * Draws `count` mutants, each as likely as any other, and says in which places they stand; `drawn` holds their keys, null where all are tried.
 */
function sampleOf(mutants, next) {
  const sample = mutants.length <= count ? mutants : shuffled(mutants, next).slice(0, count);
  const places = sample.map(({ fileName, location: { start, end } }) => {
    const file = relative(root, fileName);
    return sample === mutants ? file : `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
  });
  return { places: [...new Set(places)], drawn: sample === mutants ? null : new Set(sample.map(keyOf)) };
}

const died = (status) => status === 'Killed' || status === 'Timeout';
const lives = (status) => status === 'Survived' || status === 'NoCoverage';

/** @returns what is known of a layer: all of it, or what was tried so far. */
function summaryOf(name, all, began, tried, drawn) {
  const results = drawn === null ? tried : tried.filter((result) => drawn.has(keyOf(listed(result))));
  const killed = results.filter(({ status }) => died(status)).length;
  const lived = results.filter(({ status }) => lives(status));
  const seconds = Math.round((Date.now() - began) / 1000);
  // Left out are static mutants, and those of which no program can be made.
  return {
    layer: name,
    all,
    seconds,
    killed,
    lived: lived.length,
    left: results.length - killed - lived.length,
    survivors: lived.map(told),
  };
}

async function mutate(name) {
  const layer = layers[name];
  const mutants = await mutantsOf(layer);
  if (mutants.length === 0) return null;
  const { places, drawn } = sampleOf(mutants, numbersFrom(Number(values.seed)));
  writeFileSync(sampleFile, JSON.stringify(drawn && [...drawn]));
  process.env['MUTATE_PROJECT'] = layer.project;
  process.stdout.write(`\n${name}: ${mutants.length} mutants, ${mutants.length <= count ? 'all of them' : `a sample of ${count}`}\n`);
  const began = Date.now();
  // Somebody who loses patience finds what was tried.
  collect((results) => write([...report, summaryOf(name, mutants.length, began, results, drawn)]));
  const results = await new Stryker({
    mutate: places,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', join(import.meta.dirname, 'collect.mjs'), join(import.meta.dirname, 'sample.mjs')],
    checkers: ['drawn'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 2,
    // TypeScript 7 has no API that could rewrite a tsconfig, and nothing needs it.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
    reporters: ['progress-append-only', 'collect'],
    tempDirName: '.cache/mutation',
    ignorePatterns: ['dist', 'data', '.cache', 'docs/pictures', 'test/mutation/node_modules'],
    allowConsoleColors: false,
    // What times out counts as noticed, so a machine that is busy must not look like a loop without an end.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 15,
  }).runMutationTest();
  const tried = new Set(results.filter(({ status }) => status !== 'CompileError').map((result) => keyOf(listed(result))));
  const missing = [...(drawn ?? [])].filter((mutant) => !tried.has(mutant));
  if (missing.length > 0) throw new Error(`of the sample were never tried: ${missing.join('; ')}`);
  return summaryOf(name, mutants.length, began, results, drawn);
}

/** What was there and what was put there. */
function told({ fileName: path, location: { start, end }, replacement, mutatorName, status }) {
  const fileName = relative(root, resolve(root, path));
  const lines = readFileSync(join(root, fileName), 'utf8').split('\n');
  // Stryker tells lines and columns from 1.
  const [first, last] = [start.line - 1, end.line - 1];
  const was =
    first === last
      ? lines[first].slice(start.column - 1, end.column - 1)
      : [lines[first].slice(start.column - 1), ...lines.slice(first + 1, last), lines[last].slice(0, end.column - 1)].join('\n');
  return { place: `${fileName}:${start.line}`, mutator: mutatorName, status, was, now: replacement };
}

function write(layersDone) {
  writeFileSync(reportFile, `${JSON.stringify({ ...values, report: layersDone }, null, 2)}\n`);
}

mkdirSync(join(root, '.cache'), { recursive: true });
for (const name of values.layers.split(',')) {
  const summary = await mutate(name);
  if (summary === null) continue;
  report.push(summary);
  write(report);
}
const share = ({ killed, lived }) => (killed + lived === 0 ? '—' : `${Math.round((100 * killed) / (killed + lived))} %`);
const rows = report.map(
  (one) => `| ${one.layer} | ${one.all} | ${one.left} | ${one.killed} | ${one.lived} | ${share(one)} | ${one.seconds} |`,
);
const head = ['| layer | mutants in all | left out | killed | survived | share | seconds |', '| --- | --- | --- | --- | --- | --- | --- |'];
process.stdout.write(`\n${[...head, ...rows].join('\n')}\n\n`);
for (const { survivors } of report) {
  for (const { place, status, was, now } of survivors) process.stdout.write(`${place} ${status}\n- ${was}\n+ ${now}\n`);
}
process.stdout.write(`\n${relative(root, reportFile)}\n`);
