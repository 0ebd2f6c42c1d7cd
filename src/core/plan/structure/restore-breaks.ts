import { charSet } from '#core/platform/char-set.ts';
import type { NumberMark } from '../numbering/number-style.ts';
import { numberOpenings, readMarks } from '../numbering/number-styles.ts';
import { cutLine, type Line } from './lines.ts';
import { attachmentOpening, dateText, documentWord, letterSentence, tableHeadInside } from './phrases.ts';

/** Where a lost line break may be: after a closing mark or a space. */
const boundary = /[。；：:;！!？?）)〕】\]”"’…\s\t|]/;
/** A number after these is part of a word or a figure: 第一、统一、之一、十二、1.5. */
const wordBefore = /[、第统唯同之单专任归万每某进星期其逐十百一二三四五六七八九.．\dA-Za-z（(〔《“"-]/;
const figureBefore = /[、第十百一二三四五六七八九.．\dA-Za-z（(〔《“"-]/;
const digitNext = /[0-9０-９]/;
const yearNext = /^(?:19|20)\d{2}年/;
/** No paragraph of running text is as long as this, and none shorter than the other has lost its breaks. */
const longLine = 1200;
const shortLine = 80;

/** Signs of lost line breaks; a paragraph with fewer than two of them is not examined. */
const breakTrace =
  /[。；：:）)\s\u4e00-\u9fff][一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章条]/g;

function hasTraces(text: string, line: Line): boolean {
  const traces = text.slice(line.start, line.end).match(breakTrace) ?? [];
  return traces.length >= 2;
}

/** Styles that number paragraphs. The others number the parts of a sentence as often. */
const seriesStyles = new Set(['part', 'chapter', 'section', 'article', 'comma', 'bracketed-chinese', 'dotted', 'enclosed-chinese']);

interface Break {
  readonly at: number;
  readonly style: string;
}

/** The end of a sentence, and what may open a number, an attachment (附) or a table's head (序): all others are passed over. */
const isSign = charSet(`。附序${numberOpenings}`);

/** Accepts the numbers in a line that continue their series: the only sign of a heading once the breaks are lost. */
function findNumberBreaks(text: string, line: Line): Break[] {
  const last = new Map<string, number>();
  const breaks: Break[] = [];
  let sentenceSince = line.start;
  let lastMark: NumberMark | null = null;
  let tableSince = -1;
  const heads = tableOffsets(text, line);
  let nextHead = 0;
  const second = text.slice(line.start, line.end).search(/[。；：:）)\s]二、/);
  for (let at = line.start; at < line.end; at++) {
    if (!isSign(text.charCodeAt(at))) continue;
    const char = text.charAt(at);
    if (char === '。') sentenceSince = at + 1;
    while ((heads[nextHead] ?? Infinity) < at) nextHead++;
    if (heads[nextHead] === at) tableSince = at;
    const before = at === line.start ? '\n' : text.charAt(at - 1);
    if (char === '附' && boundary.test(before)) {
      const attachment = attachmentOpening.exec(text.slice(at, at + 16));
      // The numbers in a list of attachments are not headings; an attachment counts anew.
      if (attachment) tableSince = attachment[2] === undefined ? -1 : at;
      if (attachment && attachment[2] === undefined) last.clear();
    }
    for (const mark of readMarks(text, at)) {
      const { name } = mark.style;
      if (!seriesStyles.has(name)) continue;
      const expected = (last.get(name) ?? 0) + 1;
      const clear = boundary.test(before);
      const inTable = tableSince >= 0;
      if (inTable && !(name === 'comma' && mark.value === expected && mark.value > 1 && clear)) continue;
      if (!clear && (mark.value === 1 && name === 'comma' ? wordBefore : figureBefore).test(before)) continue;
      if (
        name === 'dotted' &&
        digitNext.test(text.charAt(mark.end)) &&
        !(clear && (mark.value > 1 || yearNext.test(text.slice(mark.end, mark.end + 5))))
      )
        continue;
      const continues = mark.value === expected || (mark.value === expected - 1 && clear && name === 'comma' && expected > 2);
      // A table's head may run into the first number: 配合单位一、加强….
      const first = name === 'comma' && !last.has(name) && line.start + second > at;
      const opens =
        mark.value === 1 &&
        (clear ||
          first ||
          (lastMark !== null &&
            lastMark.style.rank < mark.style.rank &&
            sentenceSince <= lastMark.start &&
            at - lastMark.end < 80 &&
            name !== 'comma'));
      if (!continues && !opens) continue;
      last.set(name, mark.value);
      breaks.push({ at, style: name });
      lastMark = mark;
      tableSince = -1;
      at = mark.end - 1;
      break;
    }
  }
  return breaks;
}

function tableOffsets(text: string, line: Line): number[] {
  return Array.from(text.slice(line.start, line.end).matchAll(tableHeadInside), (hit) => line.start + hit.index);
}

/** Whether a line is a whole document (or much of it) that lost its breaks. */
function hasLostBreaks(line: Line, breaks: readonly Break[]): boolean {
  const length = line.end - line.start;
  if (length < shortLine) return false;
  const inside = breaks.filter((found) => found.at > line.start);
  const count = (...styles: string[]): number => inside.filter((found) => styles.includes(found.style)).length;
  return count('comma', 'chapter', 'article') >= 2 || count('bracketed-chinese') >= 3 || (length >= longLine && inside.length >= 3);
}

/** 各市人民政府，省政府各部门：《… */
const addressed = /(?:^|各)[^。；《》]{3,200}?[:：](?=\s{0,20}(?:《|为|现|经|根据|按|你|今|依|[^：:]{40}))/;
/** The title at the very beginning, known by what follows it. */
const openingTitle = new RegExp(
  `^[^。，；：]{4,110}?(?:${documentWord})(?:[（(][^（）()]{1,20}[）)])?(?=\\s*(?:[（(]?[^\\s，。；：（(]{1,10}[〔[（(]\\d{4}|各[^。]{2,200}[：:]|为[^，。；：]{2,60}[，,]|为(?:贯彻|深入|全面|进一步|认真|切实|加快|落实|充分|做好|推动|推进|促进|积极|有效|了|更好|加强|持续|大力|扎实)|党的|近年来|\\d{4}年是|根据|按照|现将|现就))`,
);
const ownNumber = /[\u4e00-\u9fff]{1,10}[〔[（(]\d{4}[〕\])）]\d{1,5}号(?=\s{0,20}[^）)\s])/;
const signed = new RegExp(`(?:[。）)：:]|清单|方案|措施)\\s{0,20}(?=[^。，；：:《》]{0,60}?${dateText})`, 'g');
const dated = new RegExp(`${dateText}(?:印发)?(?:\\s?[（(]此件[^）)]{0,12}[）)])?`, 'g');
const attached = /(?<=(?:^|[。）)\s])\s{0,20})附件(?:[：:]|\s?[0-9]{1,2}(?![0-9年])|[\s一二三]|[0-9]{4}年|[一-龥])/g;
/** A label that the items below it follow: 具体措施： */
const label = /(?<=[。）)])(?:具体|主要|工作|重点)(?:措施|任务|举措|内容)[:：]/g;
const remark = /(?<=^|[\s。])(?:注|备注|说明)[：:]/g;

/** Breaks in the parts of a flattened document that carry no numbers: letter, title, signature, attachments, tables. */
function findFrameBreaks(text: string, line: Line, titles: readonly string[], firstNumber: number): number[] {
  const body = text.slice(line.start, line.end);
  const cuts: number[] = [];
  const add = (at: number): void => void cuts.push(line.start + at);
  const headEnd = Math.min(firstNumber - line.start, 4000);
  const head = body.slice(0, Math.max(headEnd, 0));
  const addressee = addressed.exec(head);
  if (addressee) {
    add(addressee.index);
    add(addressee.index + addressee[0].length);
  }
  const opening = openingTitle.exec(head);
  if (opening) add(opening[0].length);
  const number = ownNumber.exec(head.slice(0, 300));
  if (number) add(number.index + number[0].length);
  let letterEnd = 0;
  const sent = letterSentence.exec(head);
  if (sent) {
    const stop = head.indexOf('。', sent.index);
    if (stop >= 0) add((letterEnd = stop + 1));
  }
  for (const hit of head.matchAll(dated)) {
    const end = hit.index + hit[0].length;
    const signs = letterEnd > 0 && hit.index - letterEnd < 120 && hit.index >= letterEnd;
    if (!signs && !/(?:此件[^）)]{0,12}[）)]|印发)$/.test(hit[0]) && end < head.length) continue;
    add(end);
    letterEnd = Math.max(letterEnd, end);
  }
  for (const title of titles) {
    const at = body.indexOf(title);
    for (let from = at; from >= 0 && from < body.length; from = body.indexOf(title, from + title.length)) {
      const before = body.slice(Math.max(0, from - 12), from);
      if (/[《“]$/.test(before)) continue;
      // The issuer's name may stand before the title that the letter gives without it.
      if (from > 0 && from < 40 && line.start + from < firstNumber && !/[。，；：、]/.test(body.slice(0, from))) {
        add(from + title.length);
        continue;
      }
      if (from > 0 && !/(?:日|号|附件\s?[0-9]{0,2}\s?|[。）)\s])$/.test(before)) continue;
      add(from);
      add(from + title.length);
      if (from > 4000) break;
    }
  }
  for (const hit of body.matchAll(attached)) add(hit.index);
  for (const hit of body.matchAll(label)) {
    add(hit.index);
    add(hit.index + hit[0].length);
  }
  for (const hit of body.matchAll(remark)) add(hit.index);
  for (const hit of body.matchAll(tableHeadInside)) add(hit.index);
  const tailFrom = Math.max(0, body.length - 90);
  for (const hit of body.slice(tailFrom).matchAll(signed)) add(tailFrom + hit.index + hit[0].length);
  return cuts;
}

/** Names under which the plan is sent out by its own letter: 现将《X》印发给你们, 关于印发X的通知. */
export function sentTitles(text: string): string[] {
  const head = text.slice(0, 6000);
  const sent = head.matchAll(/印发(?:[《]([^《》\n]{4,100})[》]|([^《》\n，。]{4,100}?))的通知/g);
  const named = head.matchAll(/(?:^|[：:\n\s现将])《([^《》\n]{4,100})》(?=[^。]{0,60}(?:印发|研究|审议|同意|通过))/g);
  const titles = new Set([...sent, ...named].map((hit) => (hit[1] ?? hit[2] ?? '').trim()));
  // A title that is left blank, to be filled in, stands everywhere in a text.
  titles.delete('');
  return [...titles].slice(0, 8);
}

/** 第一章 总则 第一条 …: databases print a chapter and its first article in one line. */
const chapterWithArticle = /^第[一二三四五六七八九十]{1,4}章[^。，；]{2,36}?\s(?=第[一二三四五六七八九十百]{1,6}条\s)/;

/** Restores lost line breaks. A text that has its breaks is returned unchanged. */
export function restoreBreaks(text: string, lines: readonly Line[]): Line[] {
  let titles: string[] | null = null;
  return lines.flatMap((line) => {
    const length = line.end - line.start;
    const chapter = chapterWithArticle.exec(text.slice(line.start, line.start + 60));
    if (chapter && length < longLine) return cutLine(text, line, [line.start + chapter[0].length]);
    if (length < shortLine || (length < longLine && !hasTraces(text, line))) return [line];
    const breaks = findNumberBreaks(text, line);
    const lost = hasLostBreaks(line, breaks);
    if (!lost) return [line];
    titles ??= sentTitles(text);
    const first = breaks[0]?.at ?? line.end;
    const cuts = [...breaks.map((found) => found.at), ...findFrameBreaks(text, line, titles, first)];
    return cutLine(
      text,
      line,
      [...new Set(cuts)].sort((a, b) => a - b),
    );
  });
}
