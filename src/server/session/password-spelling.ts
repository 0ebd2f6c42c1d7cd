/** How Chinese names look in a password: in letters, whole, without the family name, and by initials. */
import { pinyin } from 'pinyin-pro';

/** 王小明 → wangxiaoming, xiaomingwang, xiaoming, wxm, wangxm. Empty for what has no Chinese characters. */
export function spellingsOf(name: string): readonly string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).map((syllable) => syllable.toLowerCase());
  const [family = '', ...given] = syllables;
  if (family === '') return [];
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  const spellings = [
    syllables.join(''),
    `${given.join('')}${family}`,
    given.join(''),
    initials,
    `${family}${initials.slice(1)}`,
    `${initials.slice(1)}${family}`,
  ];
  // Two letters are no word, and 李 alone is in half of all words.
  return [...new Set(spellings)].filter((spelling) => spelling.length >= 3);
}
