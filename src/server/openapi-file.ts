/** docs/openapi.json: the contract as others read it, kept in the repository so that a change of the API shows in a review. */
import { join } from 'node:path';
import { openApiDocument } from '#contract/platform/openapi.ts';
import { routes } from '#server/domains.ts';

export const openApiFile = join(import.meta.dirname, '../../docs/openapi.json');

/** The file's text. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(routes.map(({ endpoint }) => endpoint)), undefined, 2)}\n`;
}
