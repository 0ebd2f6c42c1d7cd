#!/usr/bin/env node
/** npm run fuzz: hostile requests to a real server (test/fuzz). Options: `-- --seed 7 --count 100000`; a hundred thousand take a quarter of an hour. */
import { parseArgs } from 'node:util';
import { install, stopWith } from './launch.mjs';
import { vitest } from './steps.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100000' } } });
if (![values.seed, values.count].every((text) => /^\d{1,9}$/.test(text))) stopWith('用法：npm run fuzz -- --seed 7 --count 100000');
await install();
process.env['FUZZ_SEED'] = values.seed;
process.env['FUZZ_COUNT'] = values.count;
process.exitCode = (await vitest(['fuzz'], {})).code;
