/** The OpenAPI 3.1 document, made from the endpoints: the contract is written once. */
import { z } from 'zod';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { failureStatus } from '#contract/failures.ts';
import { argumentNames, message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';

type Json = Record<string, unknown>;

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'data', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    data: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    requestId: { type: 'string' },
  },
};

/** The whole document; paths in the order of the endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  return {
    openapi: '3.1.0',
    info: {
      title: '台账 Taizhang',
      version: '0.1.0',
      description:
        '从纸上的规划，到有人负责、有时限、有佐证的工作。出错时一律返回 RFC 9457 problem+json，`code` 是固定的代码，`title` 是中文说明。',
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { Problem: problemSchema } },
  };
}

function operation(endpoint: Endpoint): Json {
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...requestBody(endpoint),
    responses: { 200: success(endpoint), ...refusals(endpoint) },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}

function parameters(place: 'path' | 'query', schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBody(endpoint: Endpoint): Json {
  const schema = schemaOf(endpoint.body, 'input');
  if (endpoint.upload) {
    const { properties = {}, required = [] } = schema as { properties?: Json; required?: string[] };
    const form = {
      type: 'object',
      properties: { ...properties, file: { type: 'string', contentMediaType: 'application/octet-stream' } },
      required: [...required, 'file'],
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } };
  }
  // An endpoint without a body says z.undefined() or z.void(), which has no JSON Schema.
  if (endpoint.method === 'GET' || Object.keys(schema).length === 0) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function success(endpoint: Endpoint): Json {
  const content: Json = endpoint.download
    ? { 'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } }
    : { 'application/json': { schema: schemaOf(endpoint.response, 'output') } };
  return { description: '成功', content };
}

/** One response per status, naming the codes that lead to it. */
function refusals(endpoint: Endpoint): Json {
  const byStatus = new Map<number, string[]>();
  for (const code of ['request.invalid', ...endpoint.failures]) {
    const line = `\`${code}\` ${messageWithNames(code)}`;
    byStatus.set(failureStatus(code), [...(byStatus.get(failureStatus(code)) ?? []), line]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      status,
      {
        description: lines.join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** The message with the name of each value where a request would get the value itself. */
function messageWithNames(code: string): string {
  return message(zh, code, Object.fromEntries(argumentNames(zh[code] ?? '').map((name) => [name, `{${name}}`])));
}
