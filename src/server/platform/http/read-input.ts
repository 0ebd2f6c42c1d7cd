/** Requests are parsed at the edge: behind it, params, query and body are what the endpoint's schemas say. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { zhCN } from 'zod/locales';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { failure, type Failure } from '#core/failure.ts';
import { isStorable } from '#server/platform/storable-text.ts';
import { deepest } from '#server/platform/http/body-shape.ts';
import type { RouteInput, UploadedFile } from '#server/platform/http/route.ts';
import { withoutBreakHints } from '#core/platform/printed-words.ts';

/** Largest upload. */
export const uploadLimitMb = 20;

export interface Rejected {
  readonly ok: false;
  readonly failure: Failure;
  readonly detail?: string;
}

export type ReadInput = { readonly ok: true; readonly input: RouteInput<unknown, unknown, unknown> } | Rejected;

const chinese = { error: zhCN().localeError };
/** Of a body with very many values each might be wrong, and to find them all held everybody up for seconds: it is looked at until the first. */
const chineseToFirst = { ...chinese, abortEarly: true };
const manyValues = 2000;

/** Reads and checks everything that a request brings. */
export async function readInput(endpoint: Endpoint, request: FastifyRequest): Promise<ReadInput> {
  const sent = endpoint.upload ? await readMultipart(request) : { ok: true as const, body: request.body ?? undefined, file: undefined };
  if (!sent.ok) return sent;
  // A field that takes anything is as deep as somebody likes, and what is behind walks through it by calling itself.
  const values = valuesIn(sent.body);
  if (values === 'too-deep') return { ok: false, failure: failure('request.invalid'), detail: '请求内容嵌套过深' };
  const params = endpoint.params.safeParse(request.params, chinese);
  if (!params.success) return invalid(params.error);
  const query = endpoint.query.safeParse(request.query, chinese);
  if (!query.success) return invalid(query.error);
  // A request without a body fits an endpoint whose body has no required field.
  const body = endpoint.body.safeParse(
    sent.body ?? (endpoint.body instanceof z.ZodObject ? {} : undefined),
    values > manyValues ? chineseToFirst : chinese,
  );
  if (!body.success) return invalid(body.error);
  const input = { params: params.data, query: query.data, body: body.data };
  const bad = unstorableField(input);
  if (bad !== undefined) return { ok: false, failure: failure('request.unstorable-text'), detail: bad.slice(1).join('.') };
  return { ok: true, input: sent.file ? { ...input, file: sent.file } : input };
}

/** How many values there are in a body, itself and those within. */
function valuesIn(body: unknown): number | 'too-deep' {
  let values = 0;
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return 'too-deep';
    values += level.length;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return values;
}

/** The path of the first text that the database would refuse. What is parsed is not deep (valuesIn), so this may recurse. */
function unstorableField(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    // The path is made on the way back: mostly there is none, in bodies of a hundred thousand values.
    const found = unstorableField(inner);
    if (found) return [key, ...found];
  }
  return undefined;
}

/** So many of what is wrong are told, each in so many characters: nobody reads more, and a body of lists may have thousands. */
const mostTold = 20;
const longestTold = 200;

function invalid({ issues }: z.ZodError): Rejected {
  const told = issues
    .slice(0, mostTold)
    .map(({ path, message }) => (path.length ? `${path.join('.')}：${message}` : message).slice(0, longestTold));
  const more = issues.length > mostTold ? [`另有 ${issues.length - mostTold} 处`] : [];
  return { ok: false, failure: failure('request.invalid'), detail: [...told, ...more].join('；') };
}

/** The fields of a multipart/form-data request as text, and its one file. */
async function readMultipart(
  request: FastifyRequest,
): Promise<{ readonly ok: true; readonly body: Record<string, string>; readonly file: UploadedFile } | Rejected> {
  if (!request.isMultipart()) return { ok: false, failure: failure('request.file-missing') };
  const body: Record<string, string> = {};
  let file: UploadedFile | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { fileName: keptName(part.filename), mediaType: part.mimetype, bytes: await part.toBuffer() };
      // Half of a field is not what was sent.
      else if (part.valueTruncated) return { ok: false, failure: failure('request.too-large') };
      else body[part.fieldname] = String(part.value);
    }
  } catch (error) {
    // The plugin's own refusals have a status; the parser beneath it says in plain errors that there is no boundary, or no end.
    if (error instanceof Error && 'statusCode' in error) throw error;
    return { ok: false, failure: failure('request.form-broken') };
  }
  return file && file.fileName !== '' ? { ok: true, body, file } : { ok: false, failure: failure('request.file-missing') };
}

/** Longer than any file system has, short enough for the header of a download. */
const longestName = 200;

/** A name as a file can have it and as everybody reads it: no control characters, no marks that turn the direction; of a longer one the end, where its kind stands. */
function keptName(sent: string): string {
  return withoutBreakHints(sent)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{e0000}-\u{e007f}]/gu, '')
    .slice(-longestName)
    .toWellFormed();
}
