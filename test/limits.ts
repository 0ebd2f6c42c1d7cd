/** Requests at each limit that a schema of the contract sets, and just beyond it. */
import { z } from 'zod';

export interface LimitCase {
  /** Where the limit stands and which: body.names.full maxLength 200. */
  readonly limit: string;
  /** As a refusal names the field. */
  readonly field: string;
  /** Whole values with one thing changed; undefined where nothing is just beyond, or at the limit is what was there anyway. */
  readonly at: unknown;
  readonly beyond: unknown;
}

interface Place {
  readonly name: string;
  readonly field: readonly (string | number)[];
  /** The whole value with another one at this place. */
  readonly put: (value: unknown) => unknown;
}

const number = z.number().optional();
const Schema = z.object({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: number,
  maxLength: number,
  minimum: number,
  maximum: number,
  minItems: number,
  maxItems: number,
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  propertyNames: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});
type Schema = z.infer<typeof Schema>;

/** By pattern: the shortest and the longest that fit, and what does not, just so. A new pattern in the contract needs a row. */
const patterns: Readonly<Record<string, { readonly fit: readonly string[]; readonly unfit: readonly string[] }>> = {
  '^\\d{6}(\\d{3})?$': { fit: ['370900', '370900001'], unfit: ['37090', '3709000', '3709000012', '37090a'] },
  '^(?:p\\d{1,9}|o\\d{1,9}\\.\\d{1,9})$': {
    fit: ['p0', `p${'9'.repeat(9)}`, 'o1.0'],
    unfit: ['p', `p${'9'.repeat(10)}`, 'o1', 'p1e3'],
  },
  '^\\d{1,15}(\\.\\d{1,6})?$': {
    fit: ['0', '9'.repeat(15), `${'9'.repeat(15)}.${'9'.repeat(6)}`],
    unfit: ['', '9'.repeat(16), '1.', `1.${'9'.repeat(7)}`, '-1', '1e3'],
  },
  '^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,63}$': {
    fit: ['a@b.cn', `${'a'.repeat(64)}@example.gov.cn`],
    unfit: ['a', 'a@b', `${'a'.repeat(65)}@example.gov.cn`, '张三 <a@b.cn>', 'a@b.cn,c@d.cn', 'a@b.cn\r\nBcc: c@d.cn'],
  },
  '^https?:\\/\\/(?:[\\p{L}\\p{N}._-]+|\\[[\\da-f:.]+\\])(?::\\d{1,5})?(?:[/?#][^\\s\\\\\\p{Cc}\\p{Cf}]{0,900})?$': {
    fit: ['https://a', 'HTTP://a/', `https://a/${'a'.repeat(900)}`],
    unfit: ['', 'https://', 'ftp://a', 'javascript:alert(1)', 'https://a b', 'https://a@b', `https://a/${'a'.repeat(901)}`],
  },
  '^[a-z_]{1,40}$': { fit: ['a', 'a'.repeat(40)], unfit: ['', 'a'.repeat(41), 'A'] },
  '^(none|omitted):([0-9]{4})$': { fit: ['none:2026', 'omitted:2026'], unfit: ['none:202', 'none:20266', 'all:2026'] },
  '^\\d{6}$': { fit: ['000000'], unfit: ['00000', '0000000', '00000a'] },
  '^[A-Z2-7]{16,128}$': { fit: ['A'.repeat(16), '7'.repeat(128)], unfit: ['A'.repeat(15), 'A'.repeat(129), 'A'.repeat(15) + '1'] },
  '^[a-z][a-z0-9._-]{2,39}$': {
    fit: ['abc', `a${'9'.repeat(39)}`],
    unfit: ['ab', `a${'9'.repeat(40)}`, '1bc', '某某某'],
  },
};
const formats: Readonly<Record<string, { readonly fit: readonly string[]; readonly unfit: readonly string[] }>> = {
  uuid: { fit: ['01930000-0000-7000-8000-000000000001'], unfit: ['01930000-0000-7000-8000-00000000000', 'x'] },
  date: { fit: ['2024-02-29'], unfit: ['2026-02-29', '2026-13-01', '2026-1-1'] },
};

/** Every limit of `schema`, tried on `value`, which fits it. What `value` leaves out is made up. */
export function limitCases(schema: z.ZodType, value: unknown, name: string): readonly LimitCase[] {
  const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return casesIn(Schema.parse(node), value, { name, field: [], put: (whole) => whole });
}

function casesIn(schema: Schema, value: unknown, place: Place): readonly LimitCase[] {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((branch) => Schema.parse(branch));
  if (branches.length > 0) {
    return branches.flatMap((branch) => casesIn(branch, fits(branch, value) ? value : undefined, place));
  }
  const made = value ?? sample(schema);
  const one = (limit: string, at: unknown, beyond: unknown): LimitCase => ({
    limit: `${place.name} ${limit}`,
    field: place.field.join('.'),
    at: at === undefined ? undefined : place.put(at),
    beyond: beyond === undefined ? undefined : place.put(beyond),
  });
  if (schema.const !== undefined) return [one(`const ${JSON.stringify(schema.const)}`, undefined, `${JSON.stringify(schema.const)}-`)];
  if (schema.enum !== undefined) return schema.enum.map((word) => one(`enum ${String(word)}`, word, `${String(word)}-`));
  switch (schema.type) {
    case 'string':
      return stringLimits(schema).map(([limit, at, beyond]) => one(limit, at, beyond));
    case 'integer':
    case 'number': {
      const { minimum, maximum } = schema;
      return [
        ...(minimum === undefined ? [] : [one(`minimum ${minimum}`, minimum, minimum - 1)]),
        ...(maximum === undefined ? [] : [one(`maximum ${maximum}`, maximum, maximum + 1)]),
        ...(schema.type === 'integer' ? [one('integer', undefined, Math.max(minimum ?? 0, 0) + 0.5)] : []),
      ];
    }
    case 'array':
      return [...arrayLimits(schema).map(([limit, at, beyond]) => one(limit, at, beyond)), ...itemCases(schema, made, place)];
    case 'object': {
      const whole = z.record(z.string(), z.unknown()).parse(made);
      return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
        casesIn(Schema.parse(inner), whole[key], {
          name: `${place.name}.${key}`,
          field: [...place.field, key],
          put: (put) => place.put({ ...whole, [key]: put }),
        }),
      );
    }
    default:
      return [];
  }
}

function itemCases(schema: Schema, made: unknown, place: Place): readonly LimitCase[] {
  const items = z.array(z.unknown()).parse(made);
  return casesIn(Schema.parse(schema.items ?? {}), items[0], {
    name: `${place.name}[]`,
    field: [...place.field, 0],
    put: (put) => place.put([put, ...items.slice(1)]),
  });
}

type Limit = readonly [limit: string, at: unknown, beyond: unknown];

function stringLimits({ pattern, format, minLength = 0, maxLength }: Schema): readonly Limit[] {
  const kind = format === undefined ? pattern : format;
  if (kind !== undefined) {
    const { fit, unfit } = formats[kind] ?? patternOf(kind);
    return [
      ...fit.map((text): Limit => [`${kind} like ${text}`, text, undefined]),
      ...unfit.map((text): Limit => [`${kind} unlike ${text}`, undefined, text]),
    ];
  }
  return [
    ...(minLength > 0 ? [[`minLength ${minLength}`, 'a'.repeat(minLength), 'a'.repeat(minLength - 1)] as const] : []),
    ...(maxLength === undefined ? [] : [[`maxLength ${maxLength}`, 'a'.repeat(maxLength), 'a'.repeat(maxLength + 1)] as const]),
  ];
}

function arrayLimits({ items = {}, minItems = 0, maxItems }: Schema): readonly Limit[] {
  const of = Schema.parse(items);
  const many = (count: number): unknown[] => Array.from({ length: count }, (_, index) => sample(of, index));
  return [
    ...(minItems > 0 ? [[`minItems ${minItems}`, many(minItems), many(minItems - 1)] as const] : []),
    // Of words there may be fewer than may be named, and each only once.
    ...(maxItems === undefined
      ? []
      : [[`maxItems ${maxItems}`, many(Math.min(maxItems, of.enum?.length ?? maxItems)), many(maxItems + 1)] as const]),
  ];
}

/** Something that fits; of a greater `index` something else, where there is a choice. */
function sample(schema: Schema, index = 0): unknown {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (branches.length > 0) return sample(Schema.parse(branches[0]), index);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[index % schema.enum.length];
  switch (schema.type) {
    case 'string':
      return sampleText(schema, index);
    case 'integer':
    case 'number':
      return Math.min(Math.max(schema.minimum ?? 0, index), schema.maximum ?? index);
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, (_, each) => sample(Schema.parse(schema.items ?? {}), index + each));
    case 'object': {
      const inner = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key));
      return Object.fromEntries(inner.map(([key, one]) => [key, sample(Schema.parse(one), index)]));
    }
    default:
      return null;
  }
}

function sampleText({ format, pattern, minLength = 1, maxLength = 40 }: Schema, index: number): string {
  if (format === 'uuid') return `01930000-0000-7000-8000-${String(index).padStart(12, '0')}`;
  const kind = format ?? pattern;
  if (kind !== undefined) return (formats[kind] ?? patternOf(kind)).fit[0] ?? '';
  return String(index).padStart(minLength, 'a').slice(-maxLength);
}

function patternOf(pattern: string) {
  const found = patterns[pattern];
  if (found === undefined) throw new Error(`no examples for the pattern ${pattern}: add them to test/limits.ts`);
  return found;
}

/** Is it of the kind that this branch is for? */
function fits(branch: Schema, value: unknown): boolean {
  if (value === undefined || value === null || branch.type === 'null') return false;
  const { data } = z.record(z.string(), z.unknown()).safeParse(value);
  const told = Object.entries(branch.properties ?? {}).filter(([, inner]) => Schema.parse(inner).const !== undefined);
  return told.every(([key, inner]) => data?.[key] === Schema.parse(inner).const);
}
