import { asciiDigits } from '#core/platform/printed-number.ts';
import type { Doubt } from '../parsed-plan.ts';
import { quote } from './doubt-source.ts';

const mixed = /(?<![0-9０-９])[0-9０-９]*(?:[0-9][０-９]|[０-９][0-9])[0-9０-９]*[年月日个万亿元%％号]?/g;
/** Where so many numbers are mixed it is how the document was set, and no slip in each of them. */
const many = 5;

/** Numbers of full and half width digits (201６年), in the text as printed: the readers see one width only. */
export function readMixedDigits(original: string): Doubt[] {
  // Most texts have none of full width, and are not looked through number by number.
  if (!/[０-９]/.test(original)) return [];
  const found = [...original.matchAll(mixed)].map((hit): Doubt => ({
    start: hit.index,
    end: hit.index + hit[0].length,
    code: 'misprint',
    message: `${quote(hit[0])}混用了全角和半角数字，是否应为${quote(asciiDigits(hit[0]))}？`,
  }));
  const [first] = found;
  if (first === undefined || found.length < many) return found;
  return [
    {
      ...first,
      message: `文中有${found.length}处数字混用了全角和半角，如${quote(original.slice(first.start, first.end))}；请对照原件核对。`,
    },
  ];
}
