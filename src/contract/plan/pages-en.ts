/** Messages of plans (规划文件), English: what pages need as soon as they are there. */
import { planNavigation } from '#contract/plan/navigation.ts';
import { actEn } from '#contract/plan/act-en.ts';
import { exportEn } from '#contract/plan/export-en.ts';
import { historyEn } from '#contract/plan/history-en.ts';
import { unitTextEn } from '#contract/plan/unit-text-en.ts';
import { leadEn } from '#contract/plan/lead-en.ts';
import { reviewEn } from '#contract/plan/review-en.ts';
import { wordsEn } from '#contract/plan/words-en.ts';
import { locale, type English } from '#contract/platform/message.ts';
import type { pagesZh } from '#contract/plan/pages-zh.ts';

export const pagesEn: English<typeof pagesZh> = {
  [locale]: 'en',
  ...planNavigation.en,
  ...actEn,
  ...exportEn,
  ...historyEn,
  ...unitTextEn,
  ...leadEn,
  ...reviewEn,
  ...wordsEn,
  'plan.title': 'Plans',
  'plan.count': '{count, plural, one {# plan} other {# plans}}',
  'plan.upload': 'Upload',
  'plan.upload.version': 'Upload a new version',
  'plan.upload.drop': 'Drop to upload',
  'plan.upload.drop.note': 'docx, pdf, html, md, txt; several at once',
  'plan.upload.title': 'Uploads',
  'plan.upload.sending': 'Uploading {percent}%',
  'plan.upload.reading': 'Sent; reading and parsing…',
  'plan.upload.done':
    '{tasks, plural, =0 {no tasks} one {# task} other {# tasks}}, {doubts, plural, =0 {no doubts} one {# doubt} other {# doubts}}; labelled {label}',
  'plan.upload.nothing':
    'Not one task was found in this file. Open the review, see whether its text was read whole, and mark what belongs into the ledger as a task; if it is the wrong file, discard the draft and upload another.',
  'plan.upload.alike': '“{title}” is published in version {number} and has the same title. Is this a new version of it?',
  'plan.upload.alike.note':
    'New version: tasks go on with their codes, leads and corrections, and can be compared before publication. Another plan: its tasks get codes of their own beside those that are there, and can never be joined to them as a version.',
  'plan.upload.alike.version': 'New version',
  'plan.upload.alike.separate': 'Another plan',
  'plan.upload.waiting': 'Waiting',
  'plan.upload.existing': 'Open the version that exists',
  'plan.upload.again': 'Try again',
  'plan.upload.dismiss': 'Dismiss',
  'plan.upload.unsupported': 'Only docx, pdf, html, md and txt can be read, not “{ext}”.',
  'plan.empty.title': 'Begin with a plan',
  'plan.empty.text': 'Drop a plan here. The tasks, units, deadlines and projects in it are found for you to review and publish.',
  'plan.empty.choose': 'Choose a file…',
  'plan.empty.formats': 'docx, pdf with text, html, md, txt',
  'plan.version': 'version {number}',
  'plan.tasks': '{count, plural, one {# task} other {# tasks}}',
  'plan.coverage': '{percent}% accounted for',
  'plan.coverage.full': 'all accounted for',
  'plan.coverage.label': 'Share of the text accounted for',
  'plan.doubts': '{count, plural, one {# doubt} other {# doubts}}',
  'plan.doubts.none': 'no doubts',
  'plan.issued': 'issued {day}',
  'plan.taken-in': 'taken in {time} by {actor}',
  'plan.published': 'published {time} by {actor}',
  'plan.outdated': 'newer parser',
  'plan.outdated.note': 'Parse again in the review; what people changed is kept',
  'plan.review': 'Review',
  'plan.read': 'Read',
  'plan.ledger': 'Ledger',
  'plan.original': 'Original file',
  'plan.diff': 'Compare with the version before',
  'plan.more': 'More',
  'plan.drop': 'Drop files anywhere on this page to upload them.',
  'plan.versions': 'All {count, plural, one {# version} other {# versions}}',
  'plan.discard': 'Discard',
  'plan.discard.title': 'Discard this draft?',
  'plan.discard.note': 'The file and all operations are kept; it can be restored.',
  'plan.discard.reason': 'Reason',
  'plan.discarded': 'Discarded “{title}”, version {number}',
  'plan.discarded-plans': '{count, plural, one {# discarded plan} other {# discarded plans}}',
  'plan.restore': 'Restore',
  'plan.restored': 'Restored',
  'plan.find': 'Find by title or number',
  'plan.none': '“{text}” was not found',
  'plan-not-found': 'There is no such plan; it may have been discarded. Go back to the list and refresh',
  'plan-has-draft': '“{title}” still has an unpublished draft. Publish or discard that draft, then upload the new version',
  'version-not-found': 'There is no such version. Go back to the list and refresh',
  'version-label-changed':
    'The label of “{title}” was just changed to {label, select, public {public} internal {internal} other {sensitive}}. Look at it again before you change it',
  'plan.label': 'Change label',
  'plan.label.title': 'Label of the file',
  'plan.label.note':
    'Exports of the ledger carry the label. Before a file is labelled public, its release and its secrecy must have been reviewed.',
  'plan.label.reason': 'Why the label changes',
  'version-not-draft': 'This version is not a draft and cannot be changed. Upload a new version instead',
  'version-not-discarded': 'This version was not discarded; there is nothing to restore',
  'plan-title-known':
    '“{title}” is published in version {number} and has the same title. Upload its new version at that plan; if it is another document, choose “Another plan” and upload again',
  'document-duplicate':
    'This file has been uploaded before: “{title}”, version {number}. If it was changed, check that you chose the right file',
  'document-empty': 'The document holds no text. Check the file and upload it again',
  'document-too-large':
    'The document is too large, or takes too long to read. Leave out pictures and attachments, or split it, then upload again',
  'document-encrypted': 'The document is protected by a password. Remove the protection, then upload again',
  'document-scanned': 'This PDF holds scanned pictures and no text. Run text recognition (OCR) first, then upload the result',
  'document-mislabelled': 'The file is not what its name says. Save it as .docx and upload again',
  'document-zip-bomb': 'The file unpacks to far more than a document holds and was refused. Save it anew as .docx and upload again',
  'document-damaged': 'The file is damaged and cannot be read. Open it in Word or WPS, save it as .docx and upload again',
  'document-embedded':
    'The document has another one embedded in its text (altChunk), which cannot be read. Open it in Word or WPS, save it as a new .docx and upload again',
  'document-unsupported': 'This kind of file cannot be read (docx, pdf, html, md and txt can). Save it as .docx and upload again',
  'document-encoding': 'The characters of this text file cannot be read. Save it as UTF-8 and upload again',
  'draft-moved-on': 'Somebody else changed this draft just now; your change is not saved yet. Load the latest and try again',
  'range-invalid': 'The selected range is not valid. Select again',
  'range-taken': 'The selected text belongs to another task. Split or remove that task first',
  'split-outside': 'The place to split is not inside of this task. Choose again',
  'merge-too-few': 'Select at least two tasks to merge',
  'undo-impossible': 'This step was taken back already, or cannot be',
  'doubt-not-found': 'This doubt is no longer there. Refresh and look again',
  'path-unknown': 'The document has no such chapter. Choose one from its outline',
  'plan.empty.wait.title': 'No plan is published yet',
  'plan.empty.wait': 'When the office publishes one, it is here with its assignments.',
  'task-not-found': 'There is no such task; it may have been merged, split or withdrawn. Refresh and look again',
};
