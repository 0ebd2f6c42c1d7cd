import type { Action } from './join-parts.ts';

const longest = 28;

/** A short form of the action, made of the words of its main part alone; '' only where it has no words. */
export function titleTask(text: string, action: Action): string {
  const { main } = action;
  const verbAt = main.verbs[0]?.start ?? main.start;
  // A part that opens with 对…, 将…, 为… keeps the object that stands before its verb.
  const from = /^[对将把为与在由]/u.test(text.slice(main.start, main.start + 1)) ? main.start : verbAt;
  const whole = text.slice(from, main.end);
  const words = plain(whole.replace(/[（(〔][^（）()〔〕]*[）)〕]/gu, '')) || plain(whole.replaceAll(/[（()）〔〕]/gu, ''));
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest - 1);
  const at = Math.max(cut.lastIndexOf('、'), cut.lastIndexOf('的') + 1);
  return `${at > longest / 2 ? cut.slice(0, at).replace(/的$/u, '') : cut}…`;
}

function plain(words: string): string {
  return words.replace(/\s/gu, '').replace(/^[，、：；]+/u, '');
}
