import type { NumberStyle } from './number-style.ts';

const first = '①'.charCodeAt(0);

/** ① to ⑳ */
export const circledNumber: NumberStyle = {
  name: 'circled',
  rank: 10,
  opening: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  match(text, at) {
    const value = text.charCodeAt(at) - first + 1;
    return value >= 1 && value <= 20 ? { value, printed: text.slice(at, at + 1), end: at + 1 } : null;
  },
};
