/** Values made from a schema of the contract: mostly such that it takes, and hostile within that; sometimes just beyond, or of another kind. */
import { z } from 'zod';
import { anything, days, letters, noDays, numbers, texts } from '#test/fuzz/hostile.ts';
import type { Random } from '#test/fuzz/random.ts';

/** What a request can refer to, one's own and others'. */
export interface Known {
  readonly ids: readonly string[];
  /** Revisions, positions and numbers that answers have told. */
  readonly numbers: readonly number[];
  /** Names, codes, printed units. */
  readonly words: readonly string[];
}

const Node = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().default(0),
  maxLength: z.number().default(300),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().default(0),
  maxItems: z.number().default(4),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});
type Node = z.infer<typeof Node>;

/** JSON Schema of what a request may send. */
export function nodeOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

/** The fields of an object's schema, by name. */
export function fieldsOf(node: unknown): Readonly<Record<string, unknown>> {
  return Node.parse(node).properties;
}

/** A value for a schema. `wrong`: how often a part of it is none. */
export function valueFor(raw: unknown, random: Random, known: Known, wrong: number): unknown {
  if (random.chance(wrong)) return random.chance(0.7) ? random.pick(anything) : random.pick(texts);
  const node = Node.parse(raw);
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (branches.length > 0) return valueFor(random.pick(branches), random, known, wrong);
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return random.pick(node.enum);
  switch (Array.isArray(node.type) ? random.pick(node.type) : node.type) {
    case 'string':
      return textFor(node, random, known, wrong);
    case 'integer':
    case 'number':
      return numberFor(node, random, known, wrong);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'array': {
      const { minItems, maxItems } = node;
      const usual = random.pick([0, 1, 1, 2, minItems, minItems + 1]);
      const odd = random.pick([minItems - 1, maxItems, maxItems + 1]);
      const count = Math.max(0, random.chance(0.1) ? Math.min(odd, 1000) : Math.min(Math.max(usual, minItems), maxItems));
      // Of long ones the items are the same: they are about their number.
      const one = valueFor(node.items ?? {}, random, known, wrong);
      return Array.from({ length: count }, (_, index) =>
        index > 5 || random.chance(0.1) ? one : valueFor(node.items ?? {}, random, known, wrong),
      );
    }
    case 'object': {
      const fields = Object.entries(node.properties).filter(([name]) =>
        node.required.includes(name) ? !random.chance(wrong) : random.chance(0.5),
      );
      const value: Record<string, unknown> = {};
      for (const [name, inner] of fields) value[name] = valueFor(inner, random, known, wrong);
      if (random.chance(wrong)) value[random.pick(texts)] = random.pick(anything);
      return value;
    }
    default:
      return random.pick(anything);
  }
}

function textFor(node: Node, random: Random, known: Known, wrong: number): string {
  if (node.format === 'uuid') return random.pick(known.ids);
  if (node.format === 'date') return random.pick(random.chance(wrong) ? noDays : days);
  if (node.pattern !== undefined) return fitting(node.pattern, random);
  const { minLength, maxLength } = node;
  if (random.chance(wrong)) return random.pick(letters).repeat(random.pick([maxLength + 1, Math.max(0, minLength - 1)]));
  if (random.chance(0.15)) {
    const letter = random.pick(letters);
    return letter.repeat(Math.ceil(maxLength / letter.length)).slice(0, maxLength);
  }
  const text = random.chance(0.4) && known.words.length > 0 ? random.pick(known.words) : random.pick(texts);
  return text.padEnd(minLength, random.pick(letters)).slice(0, maxLength);
}

/** A text of a pattern, by trying: the patterns of the contract are of digits and of small letters. */
function fitting(pattern: string, random: Random): string {
  const expression = new RegExp(pattern, 'u');
  for (let tries = 0; tries < 60; tries++) {
    const length = random.int(1, 40);
    const from = random.pick(['0123456789', 'abcdefghijklmnopqrstuvwxyz0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567']);
    const text = Array.from({ length }, () => from.charAt(random.int(0, from.length - 1))).join('');
    if (expression.test(text)) return text;
  }
  return random.pick(texts);
}

function numberFor({ minimum, maximum }: Node, random: Random, known: Known, wrong: number): unknown {
  if (random.chance(wrong)) return random.pick(numbers);
  const edges = [minimum, maximum, minimum === undefined ? undefined : minimum + 1].filter((edge) => edge !== undefined);
  if (edges.length > 0 && random.chance(0.3)) return random.pick(edges);
  if (known.numbers.length > 0 && random.chance(0.6)) return random.pick(known.numbers);
  return random.int(Math.max(minimum ?? 0, -5), Math.min(maximum ?? 20, 20));
}
