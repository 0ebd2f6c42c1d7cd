/** The tags of an XML part, one after the other, without a tree: for a look at what a part holds before a library reads it. */

export interface XmlTag {
  /** Local name; of an end tag with a slash before it. */
  readonly name: string;
  /** By local name, as written: entities are not resolved. Empty where two have one local name: which of them counts is not for us to say. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands up to the next tag, as written, comments and unparsed text too. */
  readonly text: string;
}

const name = String.raw`[^\s<>/="']{1,200}`;
const opening = new RegExp(`<(/?)(${name})`, 'y');
const attribute = new RegExp(String.raw`\s{1,200}(${name})\s{0,200}=\s{0,200}(?:"([^"<]*)"|'([^'<]*)')`, 'y');
const closing = /\s{0,200}\/?>/y;

/**
 * Calls `see` for every tag; false when it is no XML that could be read to its end (a DTD counts as none: Office files have none), or `see` answers
 * false. Bytes are taken for Latin-1: names and figures of Office's parts are ASCII.
 */
export function readTags(part: Uint8Array, see: (tag: XmlTag) => boolean): boolean {
  const xml = charactersOf(part);
  // UTF-16 without its mark would hide every tag from this look.
  if (xml.includes('\0')) return false;
  let at = xml.indexOf('<');
  while (at !== -1) {
    const passed = passedOver(xml, at);
    if (passed > at) {
      at = xml.indexOf('<', passed);
      continue;
    }
    // What passes over nothing begins no tag either.
    opening.lastIndex = at;
    const begun = opening.exec(xml);
    if (begun === null) return false;
    const attributes = new Map<string, string>();
    let end = opening.lastIndex;
    for (attribute.lastIndex = end; ; end = attribute.lastIndex) {
      const found = attribute.exec(xml);
      if (found === null) break;
      const local = localName(found[1] ?? '');
      attributes.set(local, attributes.has(local) ? '' : (found[2] ?? found[3] ?? ''));
    }
    closing.lastIndex = end;
    if (!closing.test(xml)) return false;
    let next = xml.indexOf('<', closing.lastIndex);
    for (let passed = -1; next !== -1 && (passed = passedOver(xml, next)) > next;) next = xml.indexOf('<', passed);
    const text = xml.slice(closing.lastIndex, next === -1 ? undefined : next);
    if (!see({ name: `${begun[1] ?? ''}${localName(begun[2] ?? '')}`, attributes, text })) return false;
    at = next;
  }
  return true;
}

/** Power Query writes its part as UTF-16. */
function charactersOf(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be').decode(part);
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
}

/** Behind the comment, instruction or unparsed text that begins here; `at` itself for a tag; -1 for what nobody writes into such a part. */
function passedOver(xml: string, at: number): number {
  for (const [from, to] of [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!xml.startsWith(from, at)) continue;
    const end = xml.indexOf(to, at + from.length);
    return end === -1 ? -1 : end + to.length;
  }
  return xml[at + 1] === '!' ? -1 : at;
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}
