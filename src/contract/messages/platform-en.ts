import type { platformZh } from '#contract/messages/platform-zh.ts';

/** The same in English. */
export const platformEn: Record<keyof typeof platformZh, string> = {
  'request.invalid': 'The request is not as required',
  'request.unstorable-text': 'The text has characters that cannot be stored (NUL or half a character). Remove them and try again',
  'request.not-found': 'There is nothing at this address',
  'request.forbidden-host': 'This service answers requests to a local address only',
  'request.forbidden-origin': 'Requests from other sites are refused',
  'request.file-missing': 'Choose a file to upload',
  'request.file-too-large': 'The file is larger than {limit} MB: compress its pictures or split it',
  'request.too-large': 'The request is too large',
  'request.unsupported-type': 'This kind of request is not supported',
  'request.too-many': 'Too many requests: try again in {seconds} seconds',
  'request.rejected': 'The request was not accepted',
  'server.unexpected': 'Unexpected error, nothing was changed. Try again, or give the number {requestId} to your administrator',
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
  'start.bad-oidc': 'With OIDC_ISSUER set, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed too, and OIDC_ISSUER is a whole address',
  'start.bad-database-url': 'DATABASE_URL is not a PostgreSQL address like postgresql://user:password@host:5432/database',
  'start.bad-database-app-url':
    'DATABASE_APP_URL goes with DATABASE_URL, and is an address like postgresql://user:password@host:5432/database',
  'start.cannot-create-role':
    'The user of DATABASE_URL may not create database roles ({reason}): let the administrator grant CREATEROLE, or make the role taizhang_app and a login as documented, and name the latter in DATABASE_APP_URL',
  'start.app-role-refused': "The application's database role {role} cannot connect: {reason}",
  'start.app-role-unfit': "The application's database role is unfit to keep jurisdictions apart: {findings}",
  'start.keys-unusable': 'The key folder {keyDir} cannot be used: {reason}',
  'start.port-in-use': 'Port {port} is in use: stop the program that uses it, or start with PORT=another',
  'start.port-denied': 'No permission to use port {port}: start with PORT=another',
  'start.second-instance': 'The data folder {dataDir} is in use by another server (process {pid}): stop it, or start with DATA_DIR=another',
  'start.data-folder-unusable': 'The data folder {dataDir} cannot be used: {reason}',
  'start.data-folder-broken': 'The data folder {dataDir} is broken, its database does not start: {reason}',
  'start.no-system-user': 'Run as root, the database needs an ordinary system user, which could not be made: {reason}',
  'start.no-binaries': 'There is no embedded database for this system ({platform}): set DATABASE_URL to a PostgreSQL ≥ 15',
  'start.database-unreachable': 'The database of DATABASE_URL cannot be reached: {reason}',
  'start.database-too-old': 'The database of DATABASE_URL is PostgreSQL {version}; 15 or later is needed',
  'start.migration-changed':
    'Migration {name} differs from the one that the database was made with: use the program version that fits the data',
  'start.migration-unknown': 'The database was made by a newer version of the program (it has {name}): use the newer version',
  'start.migration-failed': 'Migration {name} failed: {reason}',
};
