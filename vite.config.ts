import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { forPages, isEndpoint } from './src/contract/platform/for-pages.ts';

/** How a file of the contract is asked for with all that it says, its schemas too. */
const wholeFile = '?whole';

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
 * Puts what pages need of the endpoints in the place of the contract's files of endpoints. What else such a file exports (a schema that a page
 * reads its address by) is taken from the file itself, by who imports it: would it stand beside the endpoints, each page had it with them.
 */
function endpointsForPages(): Plugin {
  const partsOf = async (id: string) => {
    const exported = Object.entries<unknown>(await import(pathToFileURL(id).href));
    return {
      endpoints: exported.flatMap(([name, value]) => (isEndpoint(value) ? [{ name, value }] : [])),
      others: exported.flatMap(([name, value]) => (isEndpoint(value) ? [] : [name])),
    };
  };
  return {
    name: 'endpoints-for-pages',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!/\/src\/contract\/.*endpoints\.ts(?:\?whole)?$/.test(id)) return null;
      if (id.endsWith(wholeFile)) return { code: await readFile(id.slice(0, -wholeFile.length), 'utf8'), moduleType: 'ts' };
      const { endpoints } = await partsOf(id);
      return {
        code: endpoints.map(({ name, value }) => `export const ${name} = ${JSON.stringify(forPages(value))};`).join('\n'),
        moduleType: 'js',
      };
    },
    async transform(code, id) {
      if (id.includes('node_modules') || !/\.tsx?(?:\?whole)?$/.test(id)) return null;
      let written = code;
      for (const [statement, names = '', file = ''] of code.matchAll(/^import \{([^}]*)\} from '#contract\/([^']*endpoints\.ts)';$/gm)) {
        const { others } = await partsOf(join(import.meta.dirname, 'src/contract', file));
        const isOther = (name: string): boolean => others.includes(name.trim().split(' as ')[0] ?? '');
        const [kept, moved] = [names.split(',').filter((name) => !isOther(name)), names.split(',').filter(isOther)];
        if (moved.length === 0) continue;
        written = written.replace(
          statement,
          `import {${kept.join(',')}} from '#contract/${file}'; import {${moved.join(',')}} from '#contract/${file}${wholeFile}';`,
        );
      }
      return { code: written, map: null };
    },
  };
}

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Our own modules that a page brings with it at once. */
function ownModulesOf(graph: ModuleGraph, ...pages: readonly string[]): ReadonlySet<string> {
  const found = new Set(pages.map((page) => join(import.meta.dirname, 'src/web', page)));
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
      if (!imported.includes('node_modules') && !imported.endsWith(wholeFile)) found.add(imported);
    }
  }
  return found;
}

/**
 * What every page begins with, what every page in the frame begins with, and what the pages of daily work share, in a file each: by
 * default each set of pages that share a module has a file of its own, which were a hundred for a page, most of them below one kilobyte.
 */
function screenChunk(id: string, graph: ModuleGraph): string | null {
  sets ??= {
    entry: ownModulesOf(graph, 'main.tsx', 'session/sign-in/sign-in-page.tsx'),
    frame: ownModulesOf(graph, 'app-frame.tsx'),
    work: ownModulesOf(graph, 'ledger/ledger-page.tsx').intersection(ownModulesOf(graph, 'plan/review/review-page.tsx')),
  };
  if (/(?:main|sign-in-page|app-frame|ledger-page|review-page)\.tsx$/.test(id)) return null;
  return Object.entries(sets).find(([, modules]) => modules.has(id))?.[0] ?? null;
}
let sets: Record<string, ReadonlySet<string>> | undefined;

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
        // The beginning names all parts of the program: 32 bits tell versions of one file apart, and cost less on every first screen than 48.
        hashCharacters: 'hex',
        codeSplitting: {
          // What every page begins with, in one file.
          groups: [
            {
              name: 'base',
              test: /node_modules[\\/](?:react|react-dom|scheduler|react-router|@tanstack[\\/](?:query-core|react-query))[\\/]/,
            },
            { name: screenChunk, debugName: 'screens' },
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
