/** What a start, and a command beside a running server, says to who runs it, English, and what the server answers to what no page asks: no page shows it. */
import type { startZh } from '#contract/platform/start-zh.ts';

export const startEn: Readonly<Record<keyof typeof startZh, string>> = {
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
  'start.bad-smtp':
    'SMTP_URL is the address of a mail server that begins with smtp:// or smtps://; it needs PUBLIC_URL, and SMTP_FROM where its user is no e-mail address',
  'start.bad-oidc': 'With OIDC_ISSUER set, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed too, and OIDC_ISSUER is a whole address',
  'start.bad-database-url': 'DATABASE_URL is not a PostgreSQL address like postgresql://user:password@host:5432/database',
  'start.bad-database-app-url':
    'DATABASE_APP_URL goes with DATABASE_URL, and is an address like postgresql://user:password@host:5432/database',
  'start.bad-database-jobs-url':
    'DATABASE_JOBS_URL goes with DATABASE_URL, and is an address like postgresql://user:password@host:5432/database',
  'start.cannot-create-role':
    'The user of DATABASE_URL may not create database roles ({reason}): let the administrator grant CREATEROLE, or make the role taizhang_app and a login as documented, and name the latter in DATABASE_APP_URL',
  'start.app-role-refused': 'The application’s database role {role} cannot connect: {reason}',
  'start.app-role-unfit': 'The application’s database role is unfit to keep jurisdictions apart: {findings}',
  'start.keys-unusable': 'The key folder {keyDir} cannot be used: {reason}',
  'start.files-other':
    'The folder {filesDir} holds the files of another installation. Together, each would clear away the files of the other: nothing was started or changed. Let FILES_DIR name the folder of this database',
  'start.files-elsewhere':
    '{filesDir} is not the folder of files of this database: a share is not mounted, or this node does not use the folder of the other ones. Nothing was started or changed. Mount it, or let FILES_DIR name it (after a restore or a move, put the former folder there first, with its file {markFile}). To use this folder all the same (no file was stored yet, or all are lost), stop all nodes and make a file {markFile} in it that says {mark}',
  'start.files-unusable':
    'The folder of files {filesDir} cannot be used: {reason}. Check its mount and its permissions, or start with FILES_DIR=another folder',
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
  'start.migration-waited':
    'The tables that the migration {name} changes stayed in use by other connections: nothing was changed. Start again when those (a backup, a query tool) have ended',
  'start.migration-no-space':
    'The disk of the database is full: the migration {name} was not run and nothing was changed. Make room and start again',
  'export.jurisdiction': 'Made by: {jurisdiction}',
  'export.date': 'Date: {date}',
  'export.rows': '{count, plural, one {# task} other {# tasks}}',
  'export.id': 'Export id: {id}',
  'export.page': 'Page &P of &N',
  'request.range-beyond':
    'The part of the file that was asked for lies behind its end: it has {size, number} bytes. Download it from the beginning',
  'request.wrong-method': 'This address does not take this method',
  'request.forbidden-host': 'This service answers requests to a local address only',
  'request.unsupported-type': 'This kind of request is not supported',
  'request.foreign-download': 'Downloads begin on a page of this service: open it and choose the download there',
};
