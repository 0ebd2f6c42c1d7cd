/** 交接单 as a file of Word: what the page says, on paper for both sides to sign. */
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import type * as contract from '#contract/home/handover-endpoints.ts';
import type { Handover, HandoverRow } from '#contract/home/handover-endpoints.ts';
import { handoverCells, handoverColumns, handoverParts } from '#contract/home/handover-words.ts';
import { success } from '#core/failure.ts';
import { loadHandover } from '#server/home/get-handover.ts';
import type { FileAnswer, Stages } from '#server/platform/http/route.ts';
import type { Paper, PaperBlock } from '#server/platform/paper/paper.ts';
import { docxFile } from '#server/platform/paper/paper-file.ts';

interface Made {
  readonly file: FileAnswer;
  readonly unit: Handover['unit'];
}

export const exportHandover: Stages<typeof contract.exportHandover, Handover, Made> = {
  load: ({ query: { unitId } }, act) => loadHandover(act, unitId),
  work: async (handover, leaving) => {
    const file = await docxFile(paperOf(handover), leaving);
    return file.ok ? success({ file: file.value, unit: handover.unit }) : file;
  },
  save: async ({ file, unit }, act) => {
    act.audit({ objects: unit === null ? [] : [{ type: 'unit', id: unit.id }] });
    return success(file);
  },
};

/** Its words are those of the page, in Chinese. */
function paperOf(handover: Handover): Paper {
  const { unit, today, people } = handover;
  const word = (code: string, data = {}): string => message(zh, code, data);
  const told: PaperBlock[] = handoverParts.flatMap((part, at): PaperBlock[] => {
    const rows = handover[part];
    const heading: PaperBlock = { kind: 'heading', text: `${'一二三'[at]}、${word(`handover.${part}`)}（${rows.length}）` };
    if (rows.length === 0) return [heading, { kind: 'text', text: `${word(`handover.${part}.none`)}。` }];
    const heads = handoverColumns.map((column) => word(`handover.column.${column}`));
    const cells = rows.map((row) => handoverCells(part, row, telling));
    // A day stands in one line.
    return [
      heading,
      { kind: 'table', heads, widths: [25, 15, 38, 22], rows: cells.map((own) => handoverColumns.map((column) => own[column])) },
    ];
  });
  return {
    title: unit === null ? word('handover.office') : word('handover.of', { unit: unit.name }),
    blocks: [
      { kind: 'text', text: word('handover.note.paper', { day: dayOf(today) }) },
      ...(people.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: `${word('handover.people')}：${people.map(({ role, name }) => `${word(`post-role.${role}`)} ${name}`).join('；')}。`,
            },
          ]),
      ...told,
      { kind: 'text', text: word('handover.sign') },
      { kind: 'text', text: word('handover.sign.day') },
    ],
  };
}

/** The page's words, as the paper tells days. */
const telling = {
  textOfCode: (code: string, data: HandoverRow['data'], fallback: string): string =>
    Object.hasOwn(zh, code) ? message(zh, code, data) : fallback,
  sayDay: dayOf,
};

/** GB/T 9704-2012, 7.3.5.4: 2026年5月9日. */
function dayOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
