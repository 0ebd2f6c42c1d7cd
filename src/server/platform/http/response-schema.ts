/** The answer's shape for Fastify's own serializer: much faster than zod's output validation, and it drops columns that nobody named. */
import { z } from 'zod';

/** JSON Schema (draft 7) of an answer. */
export function responseSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'output', unrepresentable: 'any', override: simplifyNullable });
}

/** `anyOf [X, null]` makes the serializer try each branch by validation; `nullable` is one comparison. */
function simplifyNullable({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  const branches = jsonSchema['anyOf'];
  if (!Array.isArray(branches) || branches.length !== 2) return;
  const [value, none] = branches as readonly Record<string, unknown>[];
  if (!value || none?.['type'] !== 'null' || typeof value['type'] !== 'string') return;
  delete jsonSchema['anyOf'];
  Object.assign(jsonSchema, value, { nullable: true });
}
