/** Data of an account for tests of powers: sessions, tokens, passkeys; of the people who try, and of those that they try to reach. */
import type { Role } from '#core/access/subject.ts';
import type { Appointed, AppointDetails } from '#test/appoint.ts';
import type { TestServer } from '#test/server.ts';
import { newSecret, secretHash } from '#server/session/secret.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

export interface AccountKit {
  readonly accountId: string;
  readonly postId: string;
  readonly sessionId: string;
  readonly tokenId: string;
  readonly passkeyId: string;
  readonly rememberedDeviceId: string;
}

/** A person with a post and one of everything. */
export async function accountKit(server: TestServer, role: Role, details: AppointDetails): Promise<AccountKit> {
  return kitOf(server, await server.as(role, details), details.jurisdictionId);
}

/** One of everything for somebody who is there already: the session is another one than that of the calls. */
export async function kitOf(server: TestServer, person: Appointed, jurisdictionId: string = homeJurisdiction.id): Promise<AccountKit> {
  const { accountId, postId } = person;
  // Of three, one may be removed even where a second factor must be left.
  const keys = ['a', 'b', 'c'].map((letter) => `${letter}-${accountId}`);
  await server.database.kysely
    .insertInto('passkey')
    .values(
      keys.map((id) => ({
        jurisdiction_id: jurisdictionId,
        id,
        account_id: accountId,
        label: '测试',
        public_key: Buffer.alloc(32),
        counter: 0,
        transports: [],
        created_at: server.source.clock.now(),
      })),
    )
    .execute();
  // Of an account whose factor is remembered nowhere they are not shown, and can be ended all the same.
  const [now, rememberedDeviceId] = [server.source.clock.now(), newId()];
  await server.database.kysely
    .insertInto('remembered_device')
    .values({
      jurisdiction_id: jurisdictionId,
      account_id: accountId,
      id: rememberedDeviceId,
      secret_hash: secretHash(newSecret()),
      proven_at: now,
      last_used_at: now,
      expires_at: new Date(Date.parse(now) + 86_400_000).toISOString(),
    })
    .execute();
  const session = await openExtra(server, { accountId, postId, jurisdictionId });
  const token = await openExtra(server, { accountId, postId, jurisdictionId, scopes: ['plan.read'] });
  return { accountId, postId, sessionId: session.id, tokenId: token.id, passkeyId: keys[0] ?? '', rememberedDeviceId };
}

export interface ExtraSession {
  readonly accountId: string;
  readonly postId: string | null;
  readonly jurisdictionId?: string;
  readonly stage?: 'password' | 'factor' | 'enroll' | 'full';
  /** Makes it an API token. */
  readonly scopes?: readonly string[];
}

/** A session more, or a token; its secret can be sent as cookie or bearer. */
export async function openExtra(
  server: TestServer,
  { accountId, postId, jurisdictionId = homeJurisdiction.id, stage = 'full', scopes }: ExtraSession,
): Promise<{ readonly id: string; readonly secret: string; readonly cookie: string }> {
  const secret = newSecret();
  const id = newId();
  const now = Date.parse(server.source.clock.now());
  const iso = (moment: number): string => new Date(moment).toISOString();
  await server.database.kysely
    .insertInto('session')
    .values({
      token_hash: secretHash(secret),
      jurisdiction_id: jurisdictionId,
      id,
      account_id: accountId,
      post_id: postId,
      kind: scopes === undefined ? 'browser' : 'token',
      stage,
      method: scopes === undefined ? 'password' : 'token',
      label: scopes === undefined ? null : '测试',
      token_scopes: scopes === undefined ? null : [...scopes],
      created_at: iso(now),
      last_seen_at: iso(now),
      expires_at: iso(now + 3_600_000),
    })
    .execute();
  return { id, secret, cookie: `taizhang=${secret}` };
}
