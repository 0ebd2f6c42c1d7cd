import { describe, expect, it } from 'vitest';
import { beginOidc } from '#contract/session/endpoints.ts';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import { bearer, walkDomain } from '#test/powers/walk/walk-domain.ts';
import type { Calls } from '#test/server.ts';

const walk = walkDomain('session');

describe('an API token', () => {
  it('joins no identity to the account that it belongs to', async () => {
    const { server } = walk().world;
    const { secret } = await server.ok(addToken, { body: { label: '绑定', scopes: ['plan.read'], days: 1 } });
    const link = (calls: Calls, headers = {}) => calls.call(beginOidc, { body: { purpose: 'link' }, headers });
    // Past the question whose login it is: the provider answers nobody.
    expect((await link(server.office)).problem?.code).toBe('oidc-unreachable');
    expect((await link(server.anonymous)).problem?.code).toBe('not-signed-in');
    expect(['not-signed-in', 'token-not-allowed']).toContain((await link(server.anonymous, bearer(secret))).problem?.code);
  });
});
