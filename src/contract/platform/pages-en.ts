/** Messages of the platform, English: what every page needs as soon as it is there. */
import { locale, type English } from '#contract/platform/message.ts';
import type { pagesZh } from '#contract/platform/pages-zh.ts';

export const pagesEn: English<typeof pagesZh> = {
  [locale]: 'en',
  'history.none': 'Nothing has happened yet',
  'history.earlier': '{count, number} earlier',
  'history.fold': '{count, number} more',
  'history.by-unit': '{actor} ({unit})',
  'history.between': '; ',
  'history.change': '{field}: “{before}” → “{after}”',
  'history.set': '{field} set to “{after}”',
  'history.cleared': '{field} “{before}” taken away',
  'history.reason': 'Reason: {reason}',
  'history.tab': 'History',
  'request.invalid': 'The request is not as required',
  'request.unstorable-text': 'The text has characters that cannot be stored (NUL or half a character). Remove them and try again',
  'request.not-found': 'There is nothing at this address',
  'request.forbidden-origin': 'Requests from other sites are refused',
  'request.form-broken': 'What was uploaded is cut off or malformed, and nothing was saved: upload it again',
  'file-changed':
    '“{file}” in the folder of files no longer fits the digest that it was stored with (SM3 {digest}) and was not handed out. An administrator has to put the file back from a backup; the check of the trail names it',
  'file-missing':
    '“{file}” is not in the folder of files (SM3 {digest}): a restored backup may lack that folder, or this server has another FILES_DIR than the other nodes. An administrator has to put the file back: then it can be downloaded, without a restart',
  'request.address-too-long': 'The address is too long: check whether it was copied correctly',
  'request.headers-too-large':
    'The address or the headers of the request are too large: use fewer filters, or remove the cookies of this site',
  'request.too-slow': 'The request was not sent in time, and nothing was saved: check the network and try again',
  'request.file-missing': 'Choose a file to upload',
  'request.file-too-large': 'The file is larger than {limit} MB: compress its pictures or split it',
  'request.too-large': 'The request is too large',
  'request.too-many': 'Too many requests: try again in {seconds, plural, one {# second} other {# seconds}}',
  'request.rejected': 'The request was not accepted',
  'secrecy-mark':
    '{place, select, name {The file’s name} properties {The file’s properties} header {A header or footer} hidden {Text that the file does not show} aside {A comment, a note or a drawing} table {The table} field {What was entered} other {Line {line} of the text}} bears the mark of a state secret: {level, select, top {绝密 (top secret)} secret {机密 (secret)} other {秘密 (confidential)}}. State secrets must not be stored, processed or sent by this system, and nothing was kept. Stop here, deal with your copy as the rules of secrecy say, and report it to your unit’s secrecy office; if the mark is a mistake, have it corrected by whoever is responsible before you send it again',
  'server.busy': 'The server is busy with too many files and tables. This one was not taken in, nothing was saved. Try again shortly',
  'server.database-away': 'The database cannot be reached, nothing was changed. It works again once the database is back: try again later',
  'server.database-busy':
    'What this needs is in use by other work, and its turn did not come in time. Nothing was changed: try again later',
  'server.disk-full': 'The disk of the database is full, nothing was changed. An administrator has to make room: then try again',
  'server.too-slow':
    'The database did not finish in time and stopped. Nothing was changed: try again later, with a smaller scope or in several steps',
  'server.files-full':
    'The disk of the files is full: the file was not stored, nothing was changed. An administrator has to make room: then try again',
  'server.files-unusable':
    'The folder of files cannot be used now ({reason}), nothing was changed. An administrator has to look at the mount and permissions of FILES_DIR: then try again, without a restart',
  'server.outcome-unknown':
    'The connection to the database broke, and it is not known whether this took effect. Reload the page and look before you do it again',
  'server.stopping': 'The service is stopping or restarting, nothing was changed: try again soon',
  'server.unexpected': 'Unexpected error, nothing was changed. Try again, or give the number {requestId} to your administrator',
  'server.work-broken-off':
    'The work broke off unexpectedly, nothing was changed. Try again; if the same content fails again, tell your administrator the number {requestId}',
  'server.work-too-large':
    'There is too much of it to be done within the limits of time and memory; nothing was changed. Narrow it down (fewer tasks, several exports) and try again',
  'upload-infected':
    'The malware scan found “{found}”, and the file was not kept. Do not open it again, and report it to whoever answers for security in your unit',
  'upload-unscanned':
    'The malware scanner did not answer. What was not scanned is not taken in, and the file was not kept. Try again later, or tell your system administrator',
  'day.unread': 'No day could be read. Try {year}-9-30, {year}年9月30日, {year}0930 or {year}/9/30',
  'day.turned': 'It begins after it ends',
  'day.pick': 'Pick from the calendar',
  'shell.brand': 'Taizhang',
  'shell.nav': 'Main navigation',
  'shell.search': 'Search tasks, units, text',
  'shell.search.short': 'Search',
  'shell.search.too-short': 'Type at least two characters',
  'shell.language.zh': '中文',
  'shell.language.en': 'English',
  'shell.language.failed': 'The words could not be read, so the language stays: try again later',
  'shell.skip': 'Skip to content',
  'shell.loading': 'Loading…',
  'shell.retry': 'Try again',
  'shell.reload': 'Reload',
  'shell.close': 'Close',
  'shell.cancel': 'Cancel',
  'shell.save': 'Save',
  'shell.undo': 'Undo',
  'shell.back': 'Back',
  'shell.none': '—',
  'shell.gone':
    'The service cannot be reached, trying again. What you typed into a list is kept in this browser; other unsaved content is on its page only: do not leave it yet.',
  'shell.unread':
    'The address holds filters that were not understood and are not applied: {parts}{more, plural, =0 {} other {, {count, number} in all}}. What follows is not narrowed by them.',
  'shell.unread.value': '{field} “{value}”',
  'shell.unread.several': '{first} and others, {count, number} values',
  'shell.unread.find': 'Search',
  'shell.unread.tab': 'Tab',
  'shell.unread.leave': 'Drop these filters',
  'shell.not-found.title': 'There is no such page',
  'shell.not-found.text': 'The address may have changed, or lost a few characters.',
  'shell.not-found.go': 'Back to Home',
  'shell.error.title': 'Something went wrong on this page',
  'shell.error.text': 'No data was changed. If it stays so after a reload, give the text below to your administrator.',
  'shell.error.stale':
    'A part of the page did not load: the program may have been updated, or the network is away. Check the network and reload the page.',
  'shell.part.failed': 'This part could not be opened',
  'shell.failed.load': 'The data could not be read',
  'web.unreachable': 'The service cannot be reached: check that it runs, then try again',
  'web.bad-answer': 'The answer of the service makes no sense ({status}): try again',
  'table-unreadable': 'This file cannot be read. Use an xlsx workbook, or CSV in UTF-8 or GB18030',
  'table-too-large':
    '{what, select, rows {The table is too large; at most {limit, number} rows. Import it in parts} columns {The table is too wide; at most {limit, number} columns. Remove those that are not needed} file {The file is larger than {limit, number} MB. Import it in parts} unpacked {Unpacked, the file is too large (more than {limit, number} MB), or it is not packed as spreadsheet programs do. Copy the data into a new workbook, or save them as CSV, and import that} cell {The text of cell {cell} is too long; at most {limit, number} characters. Shorten it and import the file again} other {The cells have too much text; at most {limit, number} characters in all. Import it in parts}}',
  'table-beyond-bounds':
    'This table is too complicated to be read within the limits of time and memory (cells merged or columns set over the whole sheet, or too many cells). Copy the data into a new workbook, or save them as CSV, and import that',
  'table-row-too-long':
    'Line {line} has more than {limit, number} bytes; most likely its quotation marks do not pair. Please check this line',
  'table-empty': 'The table is empty. Fill in the lines below the heads, then import it again',
  'table-formula-unreadable':
    'Cell {cell} is a formula without a computed value. Open and save the file in a spreadsheet program once, or write the text instead',
  'table-quote-unreadable': 'The quotation marks in line {line} do not pair. Please check this line',
  'shell.reason': 'Reason',
  'shell.reason.hint': 'Say why; it is kept in the trail',
  'shell.copy': 'Copy',
  'shell.copy.done': 'Copied',
  'shell.copy.failed': 'Copy by hand',
  'shell.print.date': 'Printed on {date}',
  'history.names-between': ', ',
};
