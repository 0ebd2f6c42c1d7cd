/** What a docx shows or says beside its text: headers, footers, and the properties of the file. */

import type { MarkedPart } from '#core/platform/mark-text.ts';
import type { XmlNode } from './xml-tree.ts';

interface Relations {
  readonly packageRelations: XmlNode | undefined;
  readonly relations: XmlNode | undefined;
  /** Of the main part. */
  readonly folder: string;
}

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

/** `open` answers nothing for a part that is missing or damaged: the text can be read without it. */
export function asideOf({ packageRelations, relations, folder }: Relations, open: (path: string) => XmlNode | undefined): MarkedPart[] {
  const pages = ['header', 'footer'].flatMap((type) => targets(relations, type, folder)).map(open);
  const properties = ['core-properties', 'custom-properties', 'extended-properties']
    .flatMap((type) => targets(packageRelations, type, ''))
    .map(open);
  return [
    ...pages.map((root): MarkedPart => ({ place: 'header', text: paragraphs(root).join('\n') })),
    ...properties.map((root): MarkedPart => ({ place: 'properties', text: (root?.children ?? []).map(allText).join('\n') })),
  ].filter(({ text }) => text.trim() !== '');
}

/** The paragraphs in their order, those in tables and text boxes too. */
function paragraphs(node: XmlNode | undefined): string[] {
  if (node === undefined) return [];
  const inner = node.children.flatMap(paragraphs);
  return node.name === 'p' ? [allText(node), ...inner] : inner;
}

function allText(node: XmlNode): string {
  if (node.name === 'tab') return '\t';
  return node.text + node.children.map(allText).join('');
}
