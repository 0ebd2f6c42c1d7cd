/** A browser at an identity provider without a browser, and providers that misbehave. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

interface SignIn {
  /** Where we sent the browser. */
  readonly begun: string;
  /** Where the provider redirects to; no server needs to listen there. */
  readonly redirectUri: string;
  readonly subject: string;
  readonly act?: 'sign-in' | 'refuse' | undefined;
}

/** What a browser does from the address of `begin` until it is sent back: follows, keeps cookies, fills in the form. Answers the address sent back to. */
export async function signInThere({ begun, redirectUri, subject, act = 'sign-in' }: SignIn): Promise<string> {
  const cookies = new Map<string, string>();
  let url = begun;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 12; step++) {
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const target = answer.headers.get('location');
    if (target === null) {
      const page = await answer.text();
      if (!page.includes('id="subject"')) throw new Error(`${answer.status} ${page.slice(0, 300)}`);
      form = new URLSearchParams({ subject, act });
      continue;
    }
    form = null;
    url = new URL(target, url).href;
    if (url.startsWith(redirectUri)) return url;
  }
  throw new Error('the provider never sent the browser back');
}

/** A server of our own that misbehaves, for as long as the work takes. */
export async function withServer<T>(listener: RequestListener, work: (issuer: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    return await work(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
