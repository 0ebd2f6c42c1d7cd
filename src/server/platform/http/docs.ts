/** The OpenAPI document at /api/openapi.json and, for people, at /api/docs. Everything is served from here, nothing from a foreign address. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '#contract/platform/openapi.ts';
import type { Route } from '#server/platform/http/route.ts';

/** Without the bar for opening other documents: there is just this one. */
const plain = { filename: 'plain.css', content: '.swagger-ui .topbar, .swagger-ui .scheme-container { display: none }' };

/** Registers both. */
export async function serveDocs(app: FastifyInstance, routes: readonly Route[]): Promise<void> {
  const document = openApiDocument(routes.map(({ endpoint }) => endpoint));
  const text = JSON.stringify(document);
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(text));
  await app.register(swagger, { mode: 'static', specification: { document: JSON.parse(text) } });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'list', validatorUrl: null },
    theme: { title: '台账 接口文档', css: [plain] },
  });
}
