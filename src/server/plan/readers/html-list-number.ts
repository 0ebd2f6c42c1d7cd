/** The number that a browser prints before an item of an ordered list; the page holds only the rule. */

import type { DefaultTreeAdapterMap } from 'parse5';
import { formatNumber } from './docx-number-format.ts';

type Element = DefaultTreeAdapterMap['element'];

/** CSS counter styles and HTML's `type` → Word's name of the format, and what stands behind the number. */
const styles = new Map<string, readonly [format: string, ending: string]>([
  ['a', ['lowerLetter', '.']],
  ['A', ['upperLetter', '.']],
  ['i', ['lowerRoman', '.']],
  ['I', ['upperRoman', '.']],
  ['lower-alpha', ['lowerLetter', '.']],
  ['lower-latin', ['lowerLetter', '.']],
  ['upper-alpha', ['upperLetter', '.']],
  ['upper-latin', ['upperLetter', '.']],
  ['lower-roman', ['lowerRoman', '.']],
  ['upper-roman', ['upperRoman', '.']],
  ['decimal-leading-zero', ['decimalZero', '.']],
  ['cjk-ideographic', ['chineseCountingThousand', '、']],
  ['trad-chinese-informal', ['chineseCountingThousand', '、']],
  ['simp-chinese-informal', ['chineseCountingThousand', '、']],
  ['simp-chinese-formal', ['chineseLegalSimplified', '、']],
  ['cjk-heavenly-stem', ['ideographTraditional', '、']],
  ['cjk-earthly-branch', ['ideographZodiac', '、']],
]);

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : undefined;
}

function styleOf(element: Element): string | undefined {
  const css = /list-style(?:-type)?\s*:([^;"]+)/i.exec(attribute(element, 'style') ?? '')?.[1];
  return css?.split(/\s+/).find((word) => word === 'none' || word === 'decimal' || styles.has(word)) ?? attribute(element, 'type');
}

/** One counter per list; items are asked for in order. */
export function openListNumbers(): { next(item: Element): string } {
  const counters = new Map<object, number>();
  return {
    next(item) {
      const list = item.parentNode;
      if (list === null || !('tagName' in list) || list.tagName !== 'ol') return '';
      const previous = counters.get(list) ?? (integer(attribute(list, 'start')) ?? 1) - 1;
      const value = integer(attribute(item, 'value')) ?? previous + 1;
      counters.set(list, value);
      const style = styleOf(item) ?? styleOf(list);
      if (style === 'none') return '';
      const [format, ending] = styles.get(style ?? '') ?? ['decimal', '.'];
      return formatNumber(value, format) + ending;
    },
  };
}
