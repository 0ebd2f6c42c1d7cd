import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Servers and commands that tests start as processes, and threads, need not compile the same sources each time.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/taizhang-compiled');

/** Rules in milliseconds, domains on a real PostgreSQL; real processes and journeys in a real browser when asked (`--project journeys`). */
export default defineConfig({
  test: {
    // Time-outs end what hangs, however busy the machine is: no test measures time.
    maxWorkers: 2,
    // Of cases that start whole servers: more at once would only wait for each other.
    maxConcurrency: 3,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Rules without any state of their own: one process reads them once for all files.
          isolate: false,
          testTimeout: 60_000,
          setupFiles: ['test/browser-globals.ts'],
          include: ['src/{core,contract,web,cli}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          // The server is read once for all files; each test has a database of its own, and nothing else is kept.
          isolate: false,
          include: ['src/server/**/*.test.ts', 'test/server/**/*.test.ts'],
          globalSetup: ['test/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // Servers and commands as people start them, killed and misled: one after the other, not in the quick check.
          name: 'processes',
          environment: 'node',
          include: ['test/processes/**/*.test.ts'],
          globalSetup: ['test/database-setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // Hostile requests by the hundred thousand: npm run fuzz.
          name: 'fuzz',
          environment: 'node',
          include: ['test/fuzz/**/*.test.ts'],
          globalSetup: ['test/database-setup.ts'],
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // Servers under load while everything under them is killed: each case is bounded.
          name: 'faults',
          environment: 'node',
          include: ['test/faults/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/database-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
