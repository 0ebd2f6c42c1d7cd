import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure, success } from '#core/failure.ts';
import { isLoopback, readConfig } from './config.ts';

const usual = {
  port: 3000,
  host: '127.0.0.1',
  dataDir: resolve('data'),
  keyDir: resolve('data/keys'),
  auditHeadsDir: resolve('data/audit-heads'),
  filesDir: resolve('data/files'),
  publicUrl: undefined,
  trustedProxies: [],
  scanner: undefined,
  smtp: undefined,
  demo: false,
  databaseUrl: undefined,
  databaseAppUrl: undefined,
  databaseJobsUrl: undefined,
  oidc: undefined,
  startedByNpm: false,
};

const ownMachine = ['127.0.0.0/8', '::1'];

describe('the settings', () => {
  it('have a usual value each; an empty variable is none', () => {
    expect(readConfig({})).toEqual(success(usual));
    expect(readConfig({ PORT: '', HOST: '  ', DATA_DIR: '', PUBLIC_URL: ' ', OIDC_ISSUER: '', OIDC_CLIENT_ID: 'x' })).toEqual(
      success(usual),
    );
  });

  it.each([
    [{ PORT: ' 8080 ' }, { port: 8080 }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [
      { DATA_DIR: 'x' },
      { dataDir: resolve('x'), keyDir: resolve('x/keys'), auditHeadsDir: resolve('x/audit-heads'), filesDir: resolve('x/files') },
    ],
    [
      { KEY_DIR: 'k', AUDIT_HEADS_DIR: '/h', FILES_DIR: '/f' },
      { keyDir: resolve('k'), auditHeadsDir: '/h', filesDir: '/f' },
    ],
    [{ PUBLIC_URL: 'https://tz.example.cn/' }, { publicUrl: 'https://tz.example.cn', trustedProxies: ownMachine }],
    [{ PUBLIC_URL: 'http://tz.example.cn:8080' }, { publicUrl: 'http://tz.example.cn:8080', trustedProxies: ownMachine }],
    [{ DATABASE_URL: 'postgres://a/b' }, { databaseUrl: 'postgres://a/b' }],
    [
      { DATABASE_URL: 'postgresql://a/b', DATABASE_APP_URL: 'postgresql://c/b' },
      { databaseUrl: 'postgresql://a/b', databaseAppUrl: 'postgresql://c/b' },
    ],
    [
      { OIDC_ISSUER: 'https://id.example.cn', OIDC_CLIENT_ID: 'tz', OIDC_CLIENT_SECRET: 's' },
      { oidc: { issuer: 'https://id.example.cn', clientId: 'tz', clientSecret: 's', label: '统一身份认证' } },
    ],
    [
      { OIDC_ISSUER: 'https://id.example.cn', OIDC_CLIENT_ID: 'tz', OIDC_CLIENT_SECRET: 's', OIDC_LABEL: '政务通' },
      { oidc: { issuer: 'https://id.example.cn', clientId: 'tz', clientSecret: 's', label: '政务通' } },
    ],
    [
      { PUBLIC_URL: 'https://tz.example.cn', SMTP_URL: 'smtps://tz%40example.cn:s@mail.example.cn' },
      {
        publicUrl: 'https://tz.example.cn',
        trustedProxies: ownMachine,
        smtp: { url: 'smtps://tz%40example.cn:s@mail.example.cn', from: 'tz@example.cn' },
      },
    ],
    [{ npm_lifecycle_event: 'start' }, { startedByNpm: true }],
    [{ npm_lifecycle_event: 'test' }, {}],
  ])('are read: %j', (env, changed) => {
    expect(readConfig(env)).toEqual(success({ ...usual, ...changed }));
  });

  it.each([
    [{ PORT: '65536' }, failure('start.bad-port', { port: '65536' })],
    [{ PORT: '80a' }, failure('start.bad-port', { port: '80a' })],
    [{ PORT: '-1' }, failure('start.bad-port', { port: '-1' })],
    [{ PORT: '000080' }, failure('start.bad-port', { port: '000080' })],
    [{ PORT: '1e3' }, failure('start.bad-port', { port: '1e3' })],
    [{ SMTP_URL: 'smtps://tz%40example.cn:s@mail.example.cn' }, failure('start.bad-smtp')],
    [{ PUBLIC_URL: 'https://tz.example.cn', SMTP_URL: 'smtp://tz:s@mail.example.cn' }, failure('start.bad-smtp')],
    [{ PUBLIC_URL: 'https://tz.example.cn', SMTP_URL: 'mail.example.cn', SMTP_FROM: 'tz@example.cn' }, failure('start.bad-smtp')],
    [{ PUBLIC_URL: 'tz.example.cn' }, failure('start.bad-public-url', { url: 'tz.example.cn' })],
    [{ PUBLIC_URL: 'ftp://tz.example.cn' }, failure('start.bad-public-url', { url: 'ftp://tz.example.cn' })],
    [{ PUBLIC_URL: 'https://tz.example.cn/app' }, failure('start.bad-public-url', { url: 'https://tz.example.cn/app' })],
    [{ PUBLIC_URL: 'https://tz.example.cn/?a=1' }, failure('start.bad-public-url', { url: 'https://tz.example.cn/?a=1' })],
    [{ PUBLIC_URL: 'https://tz.example.cn/#a' }, failure('start.bad-public-url', { url: 'https://tz.example.cn/#a' })],
    [{ DATABASE_URL: 'mysql://a/b' }, failure('start.bad-database-url')],
    [{ DATABASE_URL: 'localhost/b' }, failure('start.bad-database-url')],
    [{ DATABASE_JOBS_URL: 'postgres://a/b' }, failure('start.bad-database-jobs-url')],
    [{ DATABASE_URL: 'postgres://a/b', DATABASE_JOBS_URL: 'a/b' }, failure('start.bad-database-jobs-url')],
    [{ DATABASE_APP_URL: 'postgres://a/b' }, failure('start.bad-database-app-url')],
    [{ DATABASE_URL: 'postgres://a/b', DATABASE_APP_URL: 'http://a/b' }, failure('start.bad-database-app-url')],
    [{ OIDC_ISSUER: 'id.example.cn', OIDC_CLIENT_ID: 'tz', OIDC_CLIENT_SECRET: 's' }, failure('start.bad-oidc')],
    [{ OIDC_ISSUER: 'https://id.example.cn', OIDC_CLIENT_SECRET: 's' }, failure('start.bad-oidc')],
    [{ OIDC_ISSUER: 'https://id.example.cn', OIDC_CLIENT_ID: 'tz' }, failure('start.bad-oidc')],
  ])('are refused: %j', (env, refusal) => {
    expect(readConfig(env)).toEqual(refusal);
  });
});

describe('a demonstration', () => {
  it.each(['127.0.0.1', 'localhost', '::1'])('opens on %s, with data apart from real ones', (host) => {
    expect(readConfig({ HOST: host }, ['--demo'])).toEqual(
      success({
        ...usual,
        demo: true,
        host,
        dataDir: resolve('data-demo'),
        keyDir: resolve('data-demo/keys'),
        auditHeadsDir: resolve('data-demo/audit-heads'),
        filesDir: resolve('data-demo/files'),
      }),
    );
  });

  it('opens nowhere else, and under no public name', () => {
    expect(readConfig({ HOST: '0.0.0.0' }, ['--demo'])).toEqual(failure('start.demo-not-loopback', { host: '0.0.0.0' }));
    expect(readConfig({ PUBLIC_URL: 'https://a.cn' }, ['--demo'])).toEqual(failure('start.demo-public', { url: 'https://a.cn' }));
  });

  it('is the only argument there is', () => {
    expect(readConfig({}, ['--demo', '--dmeo'])).toEqual(failure('start.unknown-argument', { argument: '--dmeo' }));
  });
});

it.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['192.168.1.2', false],
])('a server on %s is reached from this machine alone: %s', (host, alone) => {
  expect(isLoopback({ host })).toBe(alone);
});
