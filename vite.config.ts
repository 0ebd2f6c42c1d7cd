import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { forPages, isEndpoint } from './src/contract/platform/for-pages.ts';

/** A smaller file is sent in one packet as it is. */
const compressedFrom = 1024;

/**
 * Writes each asset's compressed forms beside it, as small as they can be made: the server hands them out (web-client.ts) and compresses
 * none of them itself. The page is not among them: it carries each answer's own nonce.
 */
function compressedAssets(): Plugin {
  return {
    name: 'compressed-assets',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const assets = Object.values(bundle).filter(({ fileName }) => /^assets\/.*\.(?:js|css|svg)$/.test(fileName));
      await Promise.all(
        assets.map(async (file) => {
          const text = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (text.length < compressedFrom) return;
          const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
          const path = join(dir, file.fileName);
          await writeFile(`${path}.br`, await promisify(brotliCompress)(text, { params }));
          await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
        }),
      );
    },
  };
}

/**
 * Puts what pages need of the endpoints in the place of the contract's files of endpoints. What else a file exports (a schema that a page reads
 * its address by) is read from the file itself, by the pages that use it.
 */
function endpointsForPages(): Plugin {
  const whole = '?whole';
  return {
    name: 'endpoints-for-pages',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!/\/src\/contract\/.*endpoints\.ts(?:\?whole)?$/.test(id)) return null;
      if (id.endsWith(whole)) return { code: await readFile(id.slice(0, -whole.length), 'utf8'), moduleType: 'ts' };
      const exported = Object.entries<unknown>(await import(pathToFileURL(id).href));
      const lines = exported.map(([name, value]) =>
        isEndpoint(value)
          ? `export const ${name} = ${JSON.stringify(forPages(value))};`
          : `export { ${name} } from ${JSON.stringify(id + whole)};`,
      );
      return { code: lines.join('\n'), moduleType: 'js' };
    },
  };
}

/** The web client: `vite build` writes dist/web, which the server hands out; `npm run dev` serves it from its sources (src/cli/dev-pages.ts). */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react(), endpointsForPages(), compressedAssets()],
  // The server puts each answer's own nonce in its place (web-client.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The oldest browser in the offices: a Chromium fork of 2022 (DESIGN §2).
    target: 'chrome108',
    cssTarget: 'chrome108',
    // A chunk with antd's table and form is above Vite's default; routes are split, so that is what one page costs.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page begins with, in one file.
          groups: [
            {
              name: 'base',
              test: /node_modules[\\/](?:react|react-dom|scheduler|react-router|@tanstack[\\/](?:query-core|react-query))[\\/]/,
            },
          ],
        },
      },
      treeshake: {
        // These only declare, and their package.json does not say so: without this a page that shows a button brings antd's whole form.
        moduleSideEffects: [
          { test: /node_modules\/(?:@rc-component|@ant-design|antd|stylis|@babel)\//, sideEffects: false },
          { test: /\/src\/contract\//, sideEffects: false },
        ],
        // Schemas that no page uses.
        manualPureFunctions: ['z', 'endpoint'],
      },
    },
  },
});
