/** docs/openapi.json: the contract as others read it, kept in the repository so that a change of the API shows in a review. */
import { join } from 'node:path';
import { openApiDocument } from '#contract/platform/openapi.ts';
import { routes } from '#server/domains.ts';

export const openApiFile = join(import.meta.dirname, '../../docs/openapi.json');

/** The file's text. */
export function openApiText(): string {
  // By path: an endpoint that moves between files changes nothing.
  const inOrder = routes.map(({ endpoint }) => endpoint).sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  return `${JSON.stringify(openApiDocument(inOrder), undefined, 2)}\n`;
}
