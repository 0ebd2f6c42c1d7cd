import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFormsIn } from '#core/unit/name-form.ts';
import { nameIndex } from '#core/unit/name-index.ts';

const formsOf = nameFormsIn('泰安市');
const names = ['泰安市发展和改革委员会', '市教育局', '山东省教育厅', '泰山区人民政府', '市𠮷林办', '肥城市'];
const index = nameIndex(names.map(formsOf));
const near = (text: string): string[] => index.near(formsOf(text)).map((place) => names[place] ?? '');

describe('names that a text may resemble', () => {
  it.each([
    ['市发展和改革委员会', '泰安市发展和改革委员会'],
    ['市发展改革委', '泰安市发展和改革委员会'],
    ['发改委', '泰安市发展和改革委员会'],
    ['泰山区', '泰山区人民政府'],
    ['市教育', '市教育局'],
    ['市教肓局', '市教育局'],
    ['市教体育局', '市教育局'],
    ['市吉林办', '市𠮷林办'],
  ])('of %s are found: %s', (text, name) => expect(near(text)).toContain(name));

  it('are few', () => {
    expect(near('市水利局')).toEqual([]);
    expect(near('市林业局')).toEqual([]);
  });

  it('are in the order of the names, though the text is nearer to a later one', () => {
    const later = nameIndex(['市教肓局', '市教育局'].map(formsOf));
    expect(later.near(formsOf('市教育局'))).toEqual([0, 1]);
  });

  it('are none for a name of which nothing is left as a place', () => {
    expect(nameIndex([formsOf('市人民政府')]).near(formsOf('市委'))).toEqual([]);
  });

  it('are equal as they are printed', () => {
    expect(index.equal('市教育局')).toEqual([1]);
    expect(index.equal('教育局')).toEqual([]);
  });

  it('are found with any one character added, missing or another', () => {
    const character = fc.constantFrom(...Array.from('甲乙丙丁戊己庚辛𠮷'));
    fc.assert(
      fc.property(fc.array(character, { minLength: 3, maxLength: 9 }), fc.nat(), fc.nat(2), character, (word, place, what, other) => {
        const at = place % word.length;
        const edited = what === 0 ? word.toSpliced(at, 1) : word.toSpliced(at, what === 1 ? 1 : 0, other);
        const own = nameIndex([formsOf(word.join(''))]);
        expect(own.near(formsOf(edited.join('')))).toEqual([0]);
      }),
    );
  });
});
