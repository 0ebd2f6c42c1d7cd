/** A look at a JSON body before it is parsed: what nobody builds by hand or program costs the one thread half a second as values, and milliseconds as text. */

/** Deeper than any schema of ours, and than what a passkey answers. */
export const deepest = 50;
/** Names of fields, twice what the largest change has: an operation on each of a draft's 9,500 tasks, and 10,000 cells of a list. */
const mostFields = 200_000;

/** Refused before anything of it is a value. The message is for its sender. */
export class SenselessBody extends Error {}

/** Why a text is no body that we would read; undefined where it may be one. Whether it is JSON at all its parser says. */
export function senseless(text: string): SenselessBody | undefined {
  let depth = 0;
  let fields = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '"':
        at = endOfString(text, at);
        break;
      case '[':
      case '{':
        depth += 1;
        if (depth > deepest) return new SenselessBody('请求内容嵌套过深');
        break;
      case ']':
      case '}':
        depth -= 1;
        break;
      case ':':
        fields += 1;
        if (fields > mostFields) return new SenselessBody('请求内容的字段过多');
    }
  }
  return undefined;
}

/** Where a string ends that begins here; the end of the text where it does not. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
