/** A real OpenID Connect provider on a free port, with a plain form to log in: for tests of the login, and for journeys in a browser. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';

export interface OidcProviderOptions {
  /** Where it may send browsers back to. */
  readonly redirectUris: readonly string[];
  /** Whom it knows: subject → name. */
  readonly people?: Readonly<Record<string, string>>;
  /** Take this port again after a stop. */
  readonly port?: number;
}

export interface RunningOidcProvider {
  readonly issuer: string;
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  stop(): Promise<void>;
}

const clientId = 'taizhang';

/** The form asks for a subject (`#subject`) and has one button. It asks for no password: it is the provider's affair how it knows people. */
export async function startOidcProvider({ redirectUris, people = {}, port = 0 }: OidcProviderOptions): Promise<RunningOidcProvider> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  const clientSecret = randomBytes(24).toString('base64url');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, subject) => {
      const name = people[subject];
      return name === undefined ? undefined : { accountId: subject, claims: () => ({ sub: subject, name }) };
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 300, Session: 300, Grant: 300 },
  });
  const callback = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) {
      void callback(request, response);
      return;
    }
    interact(provider, request, response, people).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  return { issuer, port: address.port, clientId, clientSecret, stop: () => close(server) };
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  people: Readonly<Record<string, string>>,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    // Of its own organisation's systems nobody is asked twice.
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
    grant.addOIDCScope('openid profile');
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
    return;
  }
  if (request.method === 'POST') {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    if (form.get('act') === 'refuse') {
      await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'the person said no' });
      return;
    }
    const subject = form.get('subject') ?? '';
    if (subject in people) {
      await provider.interactionFinished(request, response, { login: { accountId: subject } }, { mergeWithLastSubmission: false });
      return;
    }
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
    `<!doctype html><title>统一身份认证</title><form method="post"><label>账号 <input id="subject" name="subject"></label>
    <button name="act" value="sign-in">登录</button><button name="act" value="refuse">不同意</button></form>`,
  );
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
