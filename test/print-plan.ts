/** The same items printed in every layout that plans come in: whatever the layout, the ledger must be the same. */
import simplified from 'opencc-js/dict/STCharacters';

export interface PlanItem {
  readonly body: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly due: string;
}

export const title = '某某市重点工作分工方案';
export const chapter = '一、重点工作';
const units = (names: readonly string[]): string => names.join('、');
const roles = ({ lead, support }: PlanItem): [string, string][] =>
  support.length > 0
    ? [
        ['牵头单位', units(lead)],
        ['配合单位', units(support)],
      ]
    : [['责任单位', units(lead)]];
export const fields = (item: PlanItem): [string, string][] => [...roles(item), ['完成时限', item.due]];

type Layout = (items: readonly PlanItem[]) => string;

const paragraphs =
  (print: (item: PlanItem, number: number) => string, first = 1): Layout =>
  (items) =>
    [title, chapter, ...items.map((item, index) => print(item, index + first))].join('\n');

export const bracketed = (item: PlanItem, number: number): string =>
  `${number}.${item.body}（${fields(item)
    .map(([label, value]) => `${label}：${value}`)
    .join('；')}）`;

export const head = ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'];
export const cells = (item: PlanItem, index: number): string[] => [
  `${index + 1}`,
  item.body,
  units(item.lead),
  units(item.support),
  item.due,
];
const table =
  (row: (cells: readonly string[]) => string, below: readonly string[] = []): Layout =>
  (items) =>
    [title, row(head), ...below, ...items.map((item, index) => row(cells(item, index)))].join('\n');

/** Breaks every line as a page of so many characters of full width does; no mark that closes something begins a line. */
function wrapped(text: string, width: number): string {
  const lines = text.split('\n').flatMap((line) => {
    const cut: string[] = [];
    let from = 0;
    let filled = 0;
    for (let at = 0; at < line.length; at++) {
      filled += line.charCodeAt(at) < 0x100 ? 0.5 : 1;
      if (filled <= width) continue;
      let end = at;
      while (/[，。；：、）！？%\d]/u.test(line.charAt(end)) && end > at - 3) end--;
      cut.push(line.slice(from, end));
      from = end;
      at = end - 1;
      filled = 0;
    }
    return [...cut, line.slice(from)];
  });
  return lines.filter((line) => line !== '').join('\n');
}

const traditional = new Map(simplified.split('|').map((pair): [string, string] => [pair.charAt(0), pair.slice(2).split(' ')[0] ?? '']));

/** Character by character, as the readers lead it back. */
export const toTraditional = (text: string): string =>
  Array.from(text, (char) => (traditional.get(char)?.length === 1 ? traditional.get(char) : char)).join('');

const fullWidth = (text: string): string => text.replaceAll(/[0-9A-Za-z.%]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const inBrackets = paragraphs(bracketed);

/** Every layout, the one that the others are compared with first. */
export const layouts: Readonly<Record<string, Layout>> = {
  brackets: inBrackets,
  'label lines': paragraphs((item, number) =>
    [`${number}.${item.body}`, ...fields(item).map(([label, value]) => `${label}：${value}`)].join('\n'),
  ),
  'label lines, the time first': paragraphs((item, number) =>
    [
      `${number}.${item.body}`,
      ...fields(item)
        .toReversed()
        .map(([label, value]) => `${label}：${value}`),
    ].join('\n'),
  ),
  'labels in one line below': paragraphs(
    (item, number) =>
      `${number}.${item.body}\n${fields(item)
        .map(([label, value]) => `${label}：${value}`)
        .join('；')}`,
  ),
  'labels behind the sentence': paragraphs(
    (item, number) =>
      `${number}.${item.body}${fields(item)
        .map(([label, value]) => `${label}：${value}`)
        .join('；')}`,
  ),
  'labels in brackets': paragraphs((item, number) =>
    [`${number}.${item.body}`, ...fields(item).map(([label, value]) => `【${label}】${value}`)].join('\n'),
  ),
  'labels in brackets in one line': paragraphs(
    (item, number) =>
      `${number}.${item.body}${fields(item)
        .map(([label, value]) => `【${label}】${value}`)
        .join('')}`,
  ),
  'a label nobody knows': paragraphs((item, number) =>
    [`${number}.${item.body}`, ...roles(item).map(([label, value]) => `${label}：${value}`), `推进节拍：${item.due}`].join('\n'),
  ),
  'numbered from 43': paragraphs(bracketed, 43),
  tabs: table((row) => row.join('\t')),
  pipes: table((row) => row.map((cell) => (cell === '' ? '—' : cell)).join(' | ')),
  'a table in Markdown': table((row) => `| ${row.map((cell) => (cell === '' ? '—' : cell)).join(' | ')} |`, ['|---|---|---|---|---|']),
  'a cell on each line': table((row) => row.map((cell) => (cell === '' ? '—' : cell)).join('\n')),
  'lines of 26 characters': (items) => wrapped(inBrackets(items), 26),
  'lines of 38 characters': (items) => wrapped(inBrackets(items), 38),
  'label lines of 30 characters': (items) => wrapped(layouts['label lines']?.(items) ?? '', 30),
  Traditional: (items) => toTraditional(inBrackets(items)),
  'full width': (items) => fullWidth(inBrackets(items)),
  'with page numbers': (items) =>
    inBrackets(items)
      .split('\n')
      .map((line, index) => (index % 3 === 2 ? `${line}\n— ${index} —` : line))
      .join('\n'),
};
