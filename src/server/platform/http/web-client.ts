/** Serves the built web client: hashed assets for ever, the page itself always fresh, and the page for every address of the client. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { failure } from '#core/failure.ts';
import { sendProblem } from '#server/platform/http/problem.ts';

/** Registers the files of `webDir` and the fallback. Without a build, pages answer 404 and the API works. */
export async function serveWeb(app: FastifyInstance, webDir: string): Promise<void> {
  const built = await access(join(webDir, 'index.html')).then(
    () => true,
    () => false,
  );
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const page = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path);
    if (built && page) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(reply, failure('request.not-found'));
  });
}
