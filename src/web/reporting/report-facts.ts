/** Where each report of the grid stands, for its heads, its filter and its marks. */
import type { Report } from '#contract/reporting/endpoints.ts';
import { cellFields } from '#core/reporting/report-cell.ts';
import { missingFields, type ContentField, type MissingField } from '#core/reporting/report-content.ts';
import { isOpen } from '#web/reporting/open-report.ts';
import { clashesIn, tooLongIn } from '#web/reporting/typed-fields.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';

/** What is still to be said of it before it can be handed in. */
export function missingOf(report: Report, typing: Typing): readonly MissingField[] {
  const { lead, item, reachedBefore, evidence } = report;
  const evidenceMissing = item.evidenceReason !== null && evidence.length === 0;
  return missingFields(typing.contentOf(report), { lead, measured: item.nature !== 'constraint', reachedBefore, evidenceMissing });
}

/** What is missing, in words. */
export const missingWords = (missing: readonly MissingField[]): string =>
  t('report.row.missing', { fields: missing.map(({ code }) => t(`report.${code}`)).join(t('report.missing.and')) });

/** Fields that stand as they cannot be stored: a text that is too long, a figure or a day that is none. */
export const wrongIn = (report: Report, typing: Typing): readonly ContentField[] => [
  ...tooLongIn(typing.typedIn(report)),
  ...cellFields.filter((field) => typing.unreadIn(report, field) !== undefined),
];

/** What has to be put right, in words. */
export const wrongWords = (fields: readonly ContentField[]): string =>
  t('report.row.wrong', { fields: fields.map((field) => t(`report.field.${field}`)).join(t('report.missing.and')) });

/** It came back, and nothing of it is other than what came back: to hand it in again is asked for by name, never among others. */
export const isUntouched = (report: Report, typing: Typing): boolean =>
  isBack(report) &&
  report.back !== null &&
  (report.edited === null || Date.parse(report.edited.at) <= Date.parse(report.back.at)) &&
  report.evidence.every(({ kept }) => kept) &&
  Object.keys(typing.typedIn(report)).length === 0;

/** Nothing is missing of it or wrong in it, and nobody wrote something else meanwhile. */
export const isComplete = (report: Report, typing: Typing): boolean =>
  isOpen(report) &&
  missingOf(report, typing).length === 0 &&
  wrongIn(report, typing).length === 0 &&
  !typing.refused.has(report.id) &&
  clashesIn(typing.typedIn(report)).length === 0;

/** It is handed in with the others. */
export const isReady = (report: Report, typing: Typing): boolean => isComplete(report, typing) && !isUntouched(report, typing);

export const isHanded = (report: Report): boolean => !isOpen(report);

/** 已填: all of it, or handed in already. */
export const isFilled = (report: Report, typing: Typing): boolean => isHanded(report) || isReady(report, typing);

export const isBack = (report: Report): boolean => isOpen(report) && report.back !== null;

/** It says that nothing changed, or what it said last time. */
export function isSame(report: Report, typing: Typing): boolean {
  const { text, unchanged } = typing.contentOf(report);
  return unchanged.trim() !== '' || (text !== '' && text === report.before?.content.text);
}

export const views = ['all', 'empty', 'back', 'same', 'handed'] as const;
export type View = (typeof views)[number];

export function isIn(view: View, report: Report, typing: Typing): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'empty':
      return !isFilled(report, typing);
    case 'back':
      return isBack(report);
    case 'same':
      return isSame(report, typing);
    case 'handed':
      return isHanded(report);
    default:
      return view satisfies never;
  }
}
