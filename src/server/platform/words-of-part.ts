/** All words of an XML part of an Office file, shown or not: what a look for marks must not miss. */
import type { XmlNode } from '#server/platform/xml-tree.ts';

/** What continues a line; every other element is a line of its own, and leaves the line that it stands in whole. */
const inline = new Set(
  'r t delText instrText delInstrText ins del moveFrom moveTo hyperlink smartTag customXml sdt sdtContent fldSimple ruby rubyBase dir bdo oMath oMathPara tab ptab br cr sym noBreakHyphen #text'.split(
    ' ',
  ),
);
/** Attributes that are read as text: of a text along a path (a watermark), and what a drawing is said to show. */
const spoken = ['string', 'alt', 'title', 'descr'] as const;

/** A line for each paragraph, field, note, cell, drawing's text; deleted and hidden ones too. */
export function wordsOfPart(root: XmlNode): string {
  const lines: string[] = [];
  lines.push(wordsIn(root, lines));
  return lines.filter((line) => line.trim() !== '').join('\n');
}

function wordsIn(node: XmlNode, lines: string[]): string {
  switch (node.name) {
    case '#text':
      return node.text.replaceAll(/[\r\n]+/gu, ' ');
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym':
      return symbolOf(node.attributes['char']);
    default:
  }
  for (const name of spoken) lines.push(node.attributes[name] ?? '');
  let line = '';
  for (const child of node.children) {
    if (inline.has(child.name)) line += wordsIn(child, lines);
    else lines.push(wordsIn(child, lines));
  }
  return line;
}

/** A character of a symbol font, in the private range that such fonts use. */
function symbolOf(char: string | undefined): string {
  const code = Number.parseInt(char ?? '', 16);
  return Number.isNaN(code) || code > 0xffff ? '' : String.fromCharCode(code < 0x100 ? code + 0xf000 : code);
}

/** Whether an entry of an Office file holds words as XML, by its name; pictures, fonts and objects of other programs do not. */
export function holdsWords(name: string): boolean {
  return /\.(?:xml|vml)$/iu.test(name);
}
