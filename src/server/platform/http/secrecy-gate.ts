/** What people type, paste or name a file is looked through for marks of state secrets before any handler sees it. */
import type { MarkedPart } from '#core/platform/mark-text.ts';
import { refuseSecrecyMark } from '#core/platform/secrecy-mark.ts';
import type { Failure } from '#core/failure.ts';
import type { Route, RouteInput } from '#server/platform/http/route.ts';

/** Fields of logins that hold what only the person knows. They stand in the body itself: what is called so within something else is text (下一步 of a report). */
const secrets: ReadonlySet<string> = new Set(['password', 'current', 'next', 'secret', 'code', 'response', 'query']);

const none: ReadonlySet<string> = new Set();

/**
 * Refuses a change whose fields or file name bear such a mark. Questions and exports pass: they bring no plan's text, and whoever looks for what should
 * not be here must be able to. So do passwords and codes, which are no text. What is in a file, its reader looks through.
 */
export function refuseMarkedInput({ endpoint }: Route, { body, file }: RouteInput<unknown, unknown, unknown>): Failure | null {
  if (endpoint.method === 'GET' || endpoint.download) return null;
  return refuseSecrecyMark([...(file === undefined ? [] : [{ place: 'name' as const, text: file.fileName }]), ...fieldsOf(body, secrets)]);
}

/** All texts of a parsed body, put to `texts`. It is not deep (read-input.ts), so this may recurse; thousands of ranges have nothing to yield. */
function fieldsOf(value: unknown, but: ReadonlySet<string>, texts: MarkedPart[] = []): readonly MarkedPart[] {
  if (typeof value === 'string') texts.push({ place: 'field', text: value });
  else if (Array.isArray(value)) for (const inner of value as readonly unknown[]) fieldsOf(inner, none, texts);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) if (!but.has(name)) fieldsOf(inner, none, texts);
  return texts;
}
