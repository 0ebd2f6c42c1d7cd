/** The words inside of a Markdown paragraph, line by line. */

import type { Token } from 'markdown-it';

/** Marks of a line that CommonMark takes for words, but whoever typed them did not: `#标题` without a space, items indented by four spaces, `[x]`. */
const leadingMarks = /^(?:#{1,6}(?=[^#\s])|[-*+]\s+)?(?:\[[ xX]\]\s+)?/;

/** Tags and comments that only say how the words look; another `<名>` may be words. */
const looks = /^<(?:!--|\/?(?:b|i|u|em|strong|span|font|p|div|center|sup|sub|a)\b)/i;

/** `5*8*9` is a sum, whatever CommonMark says. */
function isBetweenDigits(before: Token | undefined, next: Token | undefined): boolean {
  return before?.type === 'text' && /\d/.test(before.content.slice(-1)) && next?.type === 'text' && /^\d/.test(next.content);
}

/** The lines that the tokens of one paragraph, heading or cell give, without marks. */
export function plainInline(tokens: readonly Token[]): string[] {
  const lines: string[] = [];
  let line = '';
  const typed: string[] = [];
  const endLine = (): void => {
    lines.push(line.replaceAll('\u00A0', ' ').trimEnd());
    line = '';
  };
  for (const [index, token] of tokens.entries()) {
    switch (token.type) {
      case 'text':
        line += line === '' ? token.content.replace(leadingMarks, '') : token.content;
        break;
      case 'text_special':
      case 'code_inline':
        line += token.content;
        break;
      case 'softbreak':
      case 'hardbreak':
        endLine();
        break;
      case 'em_open': {
        const mark = token.markup === '*' && isBetweenDigits(tokens[index - 1], tokens[index + 1]) ? '*' : '';
        typed.push(mark);
        line += mark;
        break;
      }
      case 'em_close':
        line += typed.pop() ?? '';
        break;
      case 'html_inline':
        if (/^<br\s*\/?>/i.test(token.content)) endLine();
        else if (!looks.test(token.content)) line += token.content;
        break;
      default:
        break;
    }
  }
  endLine();
  return lines;
}
