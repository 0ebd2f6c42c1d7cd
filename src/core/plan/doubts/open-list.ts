import type { Assignment, Doubt } from '../parsed-plan.ts';
import { type DoubtReader, ofItem, quote } from './doubt-source.ts';

const name = '[^、，,；;（）()〔〕。：:\\s]';
const stop = '(?=按|负责|参与|配合|牵头|[、，,；;（）()〔〕。：:\\s]|$)';
const level = '(?:其他|其它|(?:国务院|[省市县区州]|中央)(?:直|级)?|各){0,4}';
/** 等 with the words after it, or a group without named members: 有关县市区, 区直各有关单位. */
const open = new RegExp(`等(?:${name}{1,20}?)??${stop}|${level}(?:有关|相关)${name}{1,16}?${stop}`);

function readOne(assignment: Assignment): Doubt[] {
  const found = open.exec(assignment.raw);
  if (!found) return [];
  const start = assignment.start + found.index;
  const where = ofItem(assignment.path);
  const asked = found[0].startsWith('等') ? `以${quote(found[0])}收尾，没有列全单位` : `写的是${quote(found[0])}，没有指明是哪些单位`;
  return [{ start, end: start + found[0].length, code: 'open-list', message: `${where}责任分工${asked}；请确认具体单位，或按原文保留。` }];
}

/** Assignments that leave open who is meant; one question each, on the very words. */
export const openList: DoubtReader = { name: 'open-list', read: ({ assignments }) => assignments.flatMap(readOne) };
