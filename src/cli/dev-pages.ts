/**
 * The pages under `npm run dev`: Vite serves them from their sources and hands the API on to the server. The server is not told: it sees
 * the very Host, Origin and cookies that the browser sent, as if the browser had come to it, so its checks hold here as they do elsewhere.
 */
import { randomBytes } from 'node:crypto';
import { request as call, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { contentSecurityPolicy } from '#server/platform/http/content-security-policy.ts';

const root = join(import.meta.dirname, '../..');
const serverSources = ['src/core', 'src/contract', 'src/server', 'migrations'].map((folder) => join(root, folder));

export interface PagesOptions {
  readonly port: number;
  /** Where the server answers, when it does. */
  readonly server: () => Promise<string | undefined>;
  /** A file was saved that the server reads. */
  readonly onServerChange: () => void;
}

/** Listens on loopback alone. Throws when the port is taken. */
export async function startPages({ port, server, onServerChange }: PagesOptions): Promise<ViteDevServer> {
  const nonce = randomBytes(16).toString('base64');
  const own = new Set(process.listeners('SIGTERM'));
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    clearScreen: false,
    html: { cspNonce: nonce },
    plugins: [handOnApi(server, nonce)],
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      // No other program's page may read the sources, and nothing but sources is served: the keys lie in the same folder.
      cors: false,
      fs: { allow: [join(root, 'src'), join(root, 'node_modules'), packagesFolder()] },
    },
  });
  // Vite would end the process at a signal or when the terminal goes, before the server and the database have ended.
  for (const theirs of process.listeners('SIGTERM')) {
    if (own.has(theirs)) continue;
    process.off('SIGTERM', theirs);
    process.stdin.off('end', theirs);
  }
  vite.watcher.add(serverSources);
  vite.watcher.on('all', (_event, path) => {
    const read = serverSources.some((folder) => path.startsWith(folder)) && !/\.test\.tsx?$/.test(path);
    if (read) onServerChange();
  });
  return vite.listen();
}

/** Where the packages really are: node_modules may be a link. */
function packagesFolder(): string {
  return dirname(dirname(createRequire(import.meta.url).resolve('vite/package.json')));
}

function handOnApi(server: () => Promise<string | undefined>, nonce: string): Plugin {
  return {
    name: 'taizhang:api',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        // Vite answers some addresses with deeds (it opens files in an editor): not for a foreign page.
        const site = request.headers['sec-fetch-site'];
        const deed = request.url?.startsWith('/__') === true && site !== 'same-origin';
        if (deed || (site === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate')) {
          response.writeHead(403).end();
          return;
        }
        if (request.url?.startsWith('/api/')) {
          void server().then((address) => (address === undefined ? sayGone(response) : handOn(request, response, address)));
          return;
        }
        // The product's own policy, so that what it forbids is noticed while it is written. Vite's preamble is the one inline script.
        const policy = contentSecurityPolicy(nonce, '/').replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`);
        if (request.headers.accept?.includes('text/html')) response.setHeader('content-security-policy', policy);
        next();
      });
    },
  };
}

function handOn(request: IncomingMessage, response: ServerResponse, address: string): void {
  const { hostname, port } = new URL(address);
  const { method, url: path, headers } = request;
  const passed = call({ hostname, port, method, path, headers }, (answer) => {
    if (response.destroyed) return;
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.once('error', () => response.destroy());
  });
  passed.once('error', () => sayGone(response));
  // The browser may have gone, or go at any time.
  if (response.destroyed) passed.destroy();
  response.once('close', () => passed.destroy());
  request.pipe(passed);
}

/** In the middle of a start, or after it failed: the page asks again by itself. */
function sayGone(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end('服务没有运行，原因见终端。\n');
}
