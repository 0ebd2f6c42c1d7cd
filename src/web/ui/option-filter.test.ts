import { expect, it } from 'vitest';
import { optionHolds } from '#web/ui/option-filter.ts';

const sources = import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' });

/** The opening tags of these elements, each with its file. */
function tagsOf(names: readonly string[]): readonly (readonly [file: string, tag: string])[] {
  return Object.entries(sources).flatMap(([file, text]) =>
    names.flatMap((name) =>
      [...text.matchAll(new RegExp(`<${name}[\\s<>]`, 'gu'))].map(({ index }) => {
        let depth = 0;
        let at = index;
        for (; at < text.length && (depth > 0 || text[at] !== '>'); at++) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
        return [file, text.slice(index, at)] as const;
      }),
    ),
  );
}

/** Whether people type into it to narrow its options; `open={false}` has none. */
const isSearched = (tag: string): boolean =>
  /^<AutoComplete|mode="(?:tags|multiple)"|showSearch/u.test(tag) && !tag.includes('open={false}');

it('stands at every box that narrows options: one folding in all of them', () => {
  const searched = tagsOf(['Select', 'AutoComplete']).filter(([, tag]) => isSearched(tag));
  expect(searched.length).toBeGreaterThan(7);
  // The units' picker has a search of its own (core/unit/picker.ts), by the same folding and by pinyin.
  const others = searched.filter(([file, tag]) => !tag.includes('filterOption: optionHolds') && !file.endsWith('/unit-picker.tsx'));
  expect(others).toEqual([]);
});

it('finds an option by its label, however it is written', () => {
  expect(optionHolds('財 政', { label: '市财政局', value: 'x' })).toBe(true);
  expect(optionHolds('“十四五”', { value: '十四五规划' })).toBe(true);
  expect(optionHolds('水利', { label: '市财政局', value: '水利' })).toBe(false);
});
