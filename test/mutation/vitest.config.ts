/** The project of vitest.config.ts that MUTATE_PROJECT names, alone, without tests that read or copy our sources: mutants are written into them. */
import { defineConfig } from 'vitest/config';
import config from '../../vitest.config.ts';

const name = process.env['MUTATE_PROJECT'] ?? 'unit';
const projects = config.test?.projects ?? [];
const found = projects.flatMap((one) => (typeof one === 'object' && 'test' in one && one.test?.name === name ? [one.test] : []));
if (found[0] === undefined) throw new Error(`${name} is no project of vitest.config.ts`);

export default defineConfig({
  test: {
    ...found[0],
    name: 'mutants',
    setupFiles: ['test/mutation/count-before-all.ts'],
    exclude: [
      'test/architecture.test.ts',
      'src/server/platform/pool/linked-packages.test.ts',
      'src/server/act-words.test.ts',
      '**/node_modules/**',
    ],
  },
});
