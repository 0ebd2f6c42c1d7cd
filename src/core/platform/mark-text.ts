/** What marks on papers have in common: where they stand, how their text is spelt, how long they last. */
import { compatible } from '#core/platform/compatible.ts';

/**
 * Where a text stood: what is a mark at the head of a paper is a word elsewhere. `hidden`: of the text itself what is not shown, or not as part
 * of it (deleted, hidden, in a frame); `aside`: comments, notes and drawings.
 */
export const markPlaces = ['text', 'hidden', 'header', 'aside', 'properties', 'name', 'table', 'field'] as const;
export type MarkPlace = (typeof markPlaces)[number];

/** A part of a paper, or a field of a form. */
export interface MarkedPart {
  readonly place: MarkPlace;
  readonly text: string;
}

/** Lines with text in which a mark without a star counts: the head of the first page, down to below the title. */
export const headLines = 10;
/** No mark is longer: of a longer line its beginning is looked at. */
export const longestMark = 60;

/** How long a secret lasts, in a folded text: digits or numerals with a unit, the last day, or what ends it (until 解密, 启用, 考试结束). */
export const period =
  '(?:(?:保密期限:?)?(?:[至到]?[\\d一二三四五六七八九十百]{1,4}(?:年|个月|月|天|日)[\\d年月日前]{0,12}|长期|長期|永久)|(?:启用|啟用|公布|发布|發布|印发|解密|开考|考试(?:开始|结束)|评审结束|开标)前)';
/** The same, set wide. */
export const widePeriod = period.replaceAll('}(?:', '}\\s{0,20}(?:');

/** What sets pieces of a name or a list of keywords apart, in a folded text. */
export const separators = /[-_—–~+.,、;:|/\\·・\s【】〔〕()[\]「」『』《》<>]+/u;

/**
 * The text as the eye takes it: compatibility forms as the plain characters (full-width digits and brackets, Kangxi radicals), and none of what
 * shows nothing (characters of no width, fillers, variation selectors, combining marks). Line breaks stay where they are.
 */
export function foldMarks(text: string): string {
  return compatible(text)
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}]+/gu, '')
    .replaceAll('\u2800', ' ');
}
