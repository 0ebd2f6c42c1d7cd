/** What a docx holds beside the text that it shows: looked through for marks of secrecy. */

import type { MarkedPart, MarkPlace } from '#core/platform/mark-text.ts';
import { holdsWords, wordsOfPart } from '#server/platform/words-of-part.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';

/** The targets of the relationships of that type, relative to the package; some programs name their parts as they like. */
export function targets(relations: XmlNode | undefined, type: string, folder: string): readonly string[] {
  const found = (relations?.children ?? []).filter((node) => node.attributes['Type']?.endsWith(`/${type}`));
  return found.flatMap(({ attributes: { Target: path } }) => {
    if (path === undefined) return [];
    const steps: string[] = [];
    for (const step of (path.startsWith('/') ? path.slice(1) : folder + path).split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '.' && step !== '') steps.push(step);
    }
    return [steps.join('/')];
  });
}

interface Package {
  /** All entries of the archive. */
  readonly entries: ReadonlyMap<string, { readonly size: number }>;
  readonly packageRelations: XmlNode | undefined;
  readonly relations: XmlNode | undefined;
  /** The main part, and the folder that its relations start from. */
  readonly main: string;
  readonly folder: string;
}

const beside: readonly (readonly [MarkPlace, readonly string[]])[] = [
  ['header', ['header', 'footer']],
  ['aside', ['comments', 'footnotes', 'endnotes', 'glossaryDocument']],
];
const properties = ['core-properties', 'custom-properties', 'extended-properties'];

/**
 * Where a mark may stand in each part: those that relations name, and every other one of XML, whatever it is for (drawings, charts, forms, data).
 * The main part comes too, since it holds what is deleted, hidden or in a frame.
 */
export function placesOf({ entries, packageRelations, relations, main, folder }: Package): ReadonlyMap<string, MarkPlace> {
  const places = new Map<string, MarkPlace>([[main, 'hidden']]);
  for (const [place, types] of beside)
    for (const path of types.flatMap((type) => targets(relations, type, folder))) places.set(path, place);
  for (const path of properties.flatMap((type) => targets(packageRelations, type, ''))) places.set(path, 'properties');
  for (const [name, { size }] of entries) if (size > 0 && holdsWords(name) && !places.has(name)) places.set(name, 'aside');
  return places;
}

/** The words of a part. */
export function asideOf(place: MarkPlace, root: XmlNode | undefined): readonly MarkedPart[] {
  const text = root === undefined ? '' : wordsOfPart(root);
  return text === '' ? [] : [{ place, text }];
}
