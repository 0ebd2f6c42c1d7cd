/** The code (编号) that a task gets at publication: 1-2.2.5 is the fifth task of 二/（二） in plan 1. */
import { compatible } from '#core/platform/compatible.ts';
import { parseArabicNumber, parseChineseNumber } from '#core/plan/numbering/chinese-number.ts';

/** A heading's path in arabic numbers: 二/（二） → 2.2, 附件/3 → 附.3; 0 outside of all chapters. */
export function sectionOf(path: string): string {
  const numbers = path
    .split('/')
    .map(numberOf)
    .filter((number) => number !== '');
  return numbers.length === 0 ? '0' : numbers.join('.');
}

function numberOf(printed: string): string {
  const plain = compatible(printed).replace(/[()〔〕[\]【】\s]/gu, '');
  const attached = /^附(?:件|表|录)?(.*)$/u.exec(plain);
  if (attached !== null) return `附${numberOf(attached[1] ?? '')}`;
  const bare = plain.replace(/^第|(?<![、.，,:：])[、.，,:：]+$/gu, '').replace(/(?:章|节|条|篇|部分|项|款|是)$/u, '');
  const value = parseChineseNumber(bare) ?? parseArabicNumber(bare);
  return value === null ? bare : String(value);
}

/** Gives out the codes of a plan, none twice and none of `used`. */
export function codeGiver(planNumber: number, used: Iterable<string>): (path: string) => string {
  const given = new Set(used);
  const counts = new Map<string, number>();
  return (path) => {
    const section = sectionOf(path);
    for (let count = (counts.get(section) ?? 0) + 1; ; count++) {
      const code = `${planNumber}-${section}.${count}`;
      if (given.has(code)) continue;
      counts.set(section, count);
      given.add(code);
      return code;
    }
  };
}
