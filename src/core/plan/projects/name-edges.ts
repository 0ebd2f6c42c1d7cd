/** Where a name begins and ends in an item: no verb, date or number before it is of the name; a phase, a stretch and a bracket behind it are. */
import { adverbs, prepositions } from '../tasks/adverbs.ts';
import { actionVerbs } from '../tasks/verbs.ts';
import { boundaryVerbs } from './project-words.ts';

/** Past the verbs and adverbs at the head of an item, and past the last word before the name that no name holds. */
export function nameStart(text: string, start: number, end: number): number {
  let at = pastVerbs(text, start, end);
  for (let next = at; next < end; next++) {
    const length = boundaryVerbs(text, next);
    if (length > 0 && next + length < end) {
      at = pastVerbs(text, next + length + (text[next + length] === '好' ? 1 : 0), end);
      next = at - 1;
    } else if (text[next] === '的' || text[next] === '，') at = next + 1;
  }
  return at;
}

/** The number of a heading, a date, 新版: none is of the name. */
const beforeName =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、](?!\d)|(?:到|于)?(?:20\d\d年)?(?:\d{1,2}月|年?[底末]|上半年|下半年|年内|第?[一二三四]季度)底?(?:之?前)?|20\d\d年|新版|升级版)/u;

/** Past the verbs at the head of an item alone: what stands inside is of the name. */
export function pastVerbs(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const verb = actionVerbs(text, at);
    const adverb = adverbs(text, at);
    const leads = adverb > 0 && (actionVerbs(text, at + adverb) > 0 || adverbs(text, at + adverb) > 1);
    const length = leads ? Math.max(adverb, verb) : verb;
    if (length >= 2 && at + length < end) at += length + (text[at + length] === '好' ? 1 : 0);
    else if (/[\s以在对将把于]/u.test(text.charAt(at))) at++;
    else {
      const lead = beforeName.exec(text.slice(at, Math.min(end, at + 16)))?.[0].length ?? 0;
      if (lead === 0 || at + lead >= end) break;
      at += lead;
    }
  }
  return at;
}

/** Where the words before a quotation begin that belong to its name; the quotation itself where none do. */
export function leadOf(text: string, start: number, limit: number): number {
  const at = nameStart(text, start, limit);
  const words = text.slice(at, limit);
  for (let from = Math.max(at, limit - 4); from < limit; from++) if (boundaryVerbs(text, from) === limit - from) return limit;
  const verb = Math.max(actionVerbs(text, at), adverbs(text, at), prepositions(text, at));
  return words.length < 2 || verb >= words.length || /[的了是]/u.test(words) || boundaryVerbs(text, at) >= words.length ? limit : at;
}

const phase =
  /[一二三四五六七八九十\d]期(?:工程|项目)?|(?<=铁|路|速|线|道)[一-龥A-Z]{1,16}段(?:工程)?(?=$|[、，,。；和及等]|建设|改|前期|年|\d)/uy;

/** 城东污水处理厂二期, 郑济高铁河南段: the phase or the stretch behind a name is of it. */
export function withPhase(text: string, end: number, limit: number): number {
  // One character more, for what stands before a stretch.
  phase.lastIndex = 1;
  const found = phase.exec(text.slice(end - 1, limit));
  return found ? end + found[0].length : end;
}

/** A bracket right after the name belongs to it: 泰安保税物流中心（B型）. */
export function withBracket(text: string, end: number, limit: number): number {
  if (!/[（(]/u.test(text.charAt(end))) return end;
  const close = text.slice(end, Math.min(limit, end + 40)).search(/[）)]/u);
  return close < 0 || /简称|以下|电话|投资|\d分$|[亿万]元|平方|公里|负责|单位/u.test(text.slice(end, end + close)) ? end : end + close + 1;
}
