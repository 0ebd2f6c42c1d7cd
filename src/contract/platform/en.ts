/** Messages of the platform, English. */
import { locale, type English } from '#contract/platform/message.ts';
import type { zh } from '#contract/platform/zh.ts';

export const en: English<typeof zh> = {
  [locale]: 'en',
  'act.startServer': 'Start server',
  'act.stopServer': 'Stop server',
  'audit.type.server': 'Server process',
  'act.getSystem': 'See the system',
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
  'request.forbidden-host': 'This service answers requests to a local address only',
  'request.forbidden-origin': 'Requests from other sites are refused',
  'request.foreign-download': 'Downloads begin on a page of this service: open it and choose the download there',
  'request.form-broken': 'What was uploaded is cut off or malformed, and nothing was saved: upload it again',
  'request.address-too-long': 'The address is too long: check whether it was copied correctly',
  'request.headers-too-large':
    'The address or the headers of the request are too large: use fewer filters, or remove the cookies of this site',
  'request.too-slow': 'The request was not sent in time, and nothing was saved: check the network and try again',
  'request.wrong-method': 'This address does not take this method',
  'request.file-missing': 'Choose a file to upload',
  'request.file-too-large': 'The file is larger than {limit} MB: compress its pictures or split it',
  'request.too-large': 'The request is too large',
  'request.unsupported-type': 'This kind of request is not supported',
  'request.too-many': 'Too many requests: try again in {seconds, plural, one {# second} other {# seconds}}',
  'request.range-beyond':
    'The part of the file that was asked for lies behind its end: it has {size, number} bytes. Download it from the beginning',
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
  'server.outcome-unknown':
    'The connection to the database broke, and it is not known whether this took effect. Reload the page and look before you do it again',
  'server.stopping': 'The service is stopping or restarting, nothing was changed: try again soon',
  'server.unexpected': 'Unexpected error, nothing was changed. Try again, or give the number {requestId} to your administrator',
  'server.work-broken-off':
    'The work broke off unexpectedly, nothing was changed. Try again; if the same content fails again, tell your administrator the number {requestId}',
  'server.work-too-large':
    'There is too much of it to be done within the limits of time and memory; nothing was changed. Narrow it down (fewer tasks, several exports) and try again',
  'start.bad-port': 'PORT must be a whole number from 0 to 65535, not "{port}"',
  'start.demo-public': 'A demonstration opens on this machine only and is not published: unset PUBLIC_URL, it is “{url}”',
  'start.demo-not-loopback': 'A demonstration opens on this machine only: HOST may be 127.0.0.1, localhost or ::1, it is “{host}”',
  'start.unknown-argument': 'Unknown argument “{argument}”; there is only --demo (opens a demonstration)',
  'start.bad-public-url':
    'PUBLIC_URL is the address by which browsers reach this service, like https://taizhang.example.gov.cn (no path); it is “{url}”',
  'start.demo-on-real-data':
    'This database holds a real jurisdiction and cannot be a demonstration. Leave out --demo, or take another database',
  'start.real-on-demo-data':
    'This database belongs to a demonstration and cannot be used for real. Add --demo, or take another DATA_DIR or database',
  'start.bad-trusted-proxies':
    'TRUSTED_PROXIES lists the addresses or networks of the proxies in front, separated by commas, like 10.1.2.3,10.8.0.0/16 (not all addresses); it contains "{text}"',
  'start.bad-oidc': 'With OIDC_ISSUER set, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed too, and OIDC_ISSUER is a whole address',
  'start.bad-database-url': 'DATABASE_URL is not a PostgreSQL address like postgresql://user:password@host:5432/database',
  'start.bad-database-app-url':
    'DATABASE_APP_URL goes with DATABASE_URL, and is an address like postgresql://user:password@host:5432/database',
  'start.cannot-create-role':
    'The user of DATABASE_URL may not create database roles ({reason}): let the administrator grant CREATEROLE, or make the role taizhang_app and a login as documented, and name the latter in DATABASE_APP_URL',
  'start.app-role-refused': 'The application’s database role {role} cannot connect: {reason}',
  'start.app-role-unfit': 'The application’s database role is unfit to keep jurisdictions apart: {findings}',
  'start.keys-unusable': 'The key folder {keyDir} cannot be used: {reason}',
  'start.keys-missing':
    'This database has keys of its own, and the key folder {keyDir} lacks {files}. Without them nobody can log in and the trail cannot go on; new ones would be of no use. Nothing was started or changed. Put the backup of the keys there (with several nodes, another node’s key folder), or name the former key folder by KEY_DIR',
  'start.keys-other':
    '{files} in the key folder {keyDir} do not belong to this database. With them the trail would break and other nodes would see nothing. Nothing was started or changed. Put the former key folder back (all nodes have the same), or name it by KEY_DIR; if this is the wrong database, see DATABASE_URL or DATA_DIR',
  'start.keys-not-of-chain':
    'The trail in this database was not sealed with the keys in {keyDir}. With them it would break. Nothing was started or changed. Put the key folder back that wrote this trail (all nodes have the same), or name it by KEY_DIR; if this is the wrong database, see DATABASE_URL or DATA_DIR',
  'start.keys-none-yet': 'This database was never started and has no keys. Start it once by npm start first',
  'start.port-in-use': 'Port {port} is in use: stop the program that uses it, or start with PORT=another',
  'start.port-denied': 'No permission to use port {port}: start with PORT=another',
  'start.second-instance': 'The data folder {dataDir} is in use by another server (process {pid}): stop it, or start with DATA_DIR=another',
  'start.data-folder-unusable': 'The data folder {dataDir} cannot be used: {reason}',
  'start.data-folder-broken': 'The data folder {dataDir} is broken, its database does not start: {reason}',
  'start.data-folder-mode':
    '{folder} is open to other users of the system, and the database refuses to use it. Run chmod 700 {folder} and start again',
  'start.data-folder-owner':
    'The system user {user} may not use the data folder {dataDir}: it, or files in it, belong to another one. Start as that user, or have an administrator run chown -R {user} {dataDir}',
  'start.disk-full':
    'The disk of the data folder {dataDir} is full: the database cannot start, and nothing was changed. Make room and start again',
  'start.database-lingers':
    'Processes of the database that ran before have not ended yet. Start again in a moment; restart the machine if that does not help',
  'start.embedded-slow':
    'The embedded database has not started within 10 minutes, it may still be recovering. {dataDir}/postgres.log says why; you can start again',
  'start.embedded-password':
    'The password in {dataDir}/postgres-password is not the one in the database: perhaps only one of them was restored. Put the file back that was backed up with the database; if it is lost, delete it and start again, which sets a new one',
  'start.embedded-unreachable':
    'The embedded database has started but cannot be reached: {reason}. {dataDir}/postgres.log says more; you can start again',
  'start.no-system-user': 'Run as root, the database needs an ordinary system user, which could not be made: {reason}',
  'start.no-binaries': 'There is no embedded database for this system ({platform}): set DATABASE_URL to a PostgreSQL ≥ 15',
  'start.database-unreachable': 'The database of DATABASE_URL cannot be reached: {reason}',
  'start.database-too-old': 'The database of DATABASE_URL is PostgreSQL {version}; 15 or later is needed',
  'start.migration-changed':
    'Migration {name} differs from the one that the database was made with: use the program version that fits the data',
  'start.migration-unknown': 'The database was made by a newer version of the program (it has {name}): use the newer version',
  'start.migration-failed': 'Migration {name} failed: {reason}',
  'start.bad-clamd-socket': 'CLAMD_SOCKET is the path of the socket of ClamAV’s daemon (it begins with /), or host:port; it is “{address}”',
  'upload-infected':
    'The malware scan found “{found}”, and the file was not kept. Do not open it again, and report it to whoever answers for security in your unit',
  'upload-unscanned':
    'The malware scanner did not answer. What was not scanned is not taken in, and the file was not kept. Try again later, or tell your system administrator',
  'start.migration-waited':
    'The tables that the migration {name} changes stayed in use by other connections: nothing was changed. Start again when those (a backup, a query tool) have ended',
  'start.migration-no-space':
    'The disk of the database is full: the migration {name} was not run and nothing was changed. Make room and start again',
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
  'shell.gone': 'The service cannot be reached, trying again. What was not saved is still on the page.',
  'shell.unread':
    'The address holds filters that were not understood and are not applied: {parts}{more, plural, =0 {} other {, {count, number} in all}}. What follows is not narrowed by them.',
  'shell.unread.several': '{name}={first} and others, {count, number} values',
  'shell.unread.leave': 'Drop these filters',
  'shell.not-found.title': 'There is no such page',
  'shell.not-found.text': 'The address may have changed, or lost a few characters.',
  'shell.not-found.go': 'Go to the start page',
  'shell.error.title': 'Something went wrong on this page',
  'shell.error.text': 'No data was changed. If it stays so after a reload, give the text below to your administrator.',
  'shell.error.stale':
    'A part of the page did not load: the program may have been updated, or the network is away. Check the network and reload the page.',
  'shell.part.failed': 'This part could not be opened',
  'shell.failed.load': 'The data could not be read',
  'web.unreachable': 'The service cannot be reached: check that it runs, then try again',
  'web.bad-answer': 'The answer of the service makes no sense ({status}): try again',
  'table-unreadable': 'This file cannot be read. Use an xlsx workbook, or CSV in UTF-8 or GB18030',
  'table-too-large': 'The table is too large; the limit is {limit, number}. Import it in parts',
  'table-beyond-bounds':
    'This table is too complicated to be read within the limits of time and memory (cells merged or columns set over the whole sheet, or too many cells). Copy the data into a new workbook, or save them as CSV, and import that',
  'table-row-too-long':
    'Line {line} has more than {limit, number} bytes; most likely its quotation marks do not pair. Please check this line',
  'table-empty': 'The table is empty. Fill in the template from line 2 on',
  'table-formula-unreadable':
    'Cell {cell} is a formula without a computed value. Open and save the file in a spreadsheet program once, or write the text instead',
  'table-quote-unreadable': 'The quotation marks in line {line} do not pair. Please check this line',
  'shell.reason': 'Reason',
  'shell.reason.hint': 'Say why; it is kept in the trail',
  'shell.copy': 'Copy',
  'shell.copy.done': 'Copied',
  'shell.copy.failed': 'Copy by hand',
  'shell.print.date': 'Printed on {date}',
  'export.jurisdiction': 'Made by: {jurisdiction}',
  'export.date': 'Date: {date}',
  'export.rows': '{count, plural, one {# task} other {# tasks}}',
  'export.id': 'Export id: {id}',
  'export.page': 'Page &P of &N',
  'history.names-between': ', ',
};
