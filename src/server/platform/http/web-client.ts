/** Serves the built web client: hashed assets for ever, the page itself always fresh, and the page for every address of the client. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { failure } from '#core/failure.ts';
import { nonceOf } from '#server/platform/http/content-security-policy.ts';
import { sendProblem } from '#server/platform/http/problem.ts';
import type { Route } from '#server/platform/http/route.ts';

/** Stands in the built page where the nonce goes (vite.config.ts). */
const noncePlace = '__CSP_NONCE__';

/** Registers the files of `webDir` and the fallback. Without a build, pages answer 404 and the API works. */
export async function serveWeb(app: FastifyInstance, webDir: string, routes: readonly Route[]): Promise<void> {
  const readPage = (): Promise<string | undefined> => readFile(join(webDir, 'index.html'), 'utf8').catch(() => undefined);
  const built = (await readPage()) !== undefined;
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      wildcard: false,
      index: false,
      cacheControl: false,
      // Compressed once, by the build (vite.config.ts); what is asked for is the file itself.
      preCompressed: true,
      globIgnore: ['**/*.br', '**/*.gz'],
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = request.url.split('?', 1)[0] ?? '';
    const asksForPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path);
    // Read each time: after another build it names other files.
    const page = built && asksForPage ? await readPage() : undefined;
    if (page !== undefined) {
      const html = page.replaceAll(noncePlace, nonceOf(reply.raw));
      return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
    }
    const allowed = methodsAt(routes, path);
    if (allowed.length === 0) return sendProblem(reply, failure('request.not-found'));
    return sendProblem(reply.header('allow', allowed.join(', ')), failure('request.wrong-method'));
  };
  app.setNotFoundHandler(answer);
  // Without reading what such a request brings.
  app.addHook('preParsing', async (request, reply) => {
    if (request.is404) return answer(request, reply);
  });
}

/** The methods of the endpoints at a path. */
function methodsAt(routes: readonly Route[], path: string): readonly string[] {
  const parts = path.split('/');
  const here = routes.filter(({ endpoint }) => {
    const pattern = endpoint.path.split('/');
    return (
      pattern.length === parts.length &&
      pattern.every((part, index) => part === parts[index] || (part.startsWith('{') && parts[index] !== ''))
    );
  });
  return [...new Set(here.flatMap(({ endpoint: { method } }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
}
