#!/usr/bin/env node
/** npm run bench: the figures of test/bench/bench.ts (`-- --help`). Minutes, not seconds; no test asserts on them, but `-- --growth` fails on what is quadratic. */
import { install, modernNode, run } from './launch.mjs';

await install();
process.exitCode = await run(modernNode(), ['test/bench/bench.ts', ...process.argv.slice(2)]);
