/** The operator's mail server (SMTP_URL). Nothing but the digest leaves the house by it. */
import { createTransport } from 'nodemailer';
import type { SmtpConfig } from '#server/platform/config.ts';
import type { Log } from '#server/platform/log.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for the same mail, so that a server that gets it twice can tell. */
  readonly id: string;
}

/**
 * sent: the server took it · failed: it said that it cannot take it now · refused: that it never will · unknown: it said nothing, so it may have
 * taken it, and must not be asked again.
 */
export type SendingState = 'sent' | 'failed' | 'refused' | 'unknown';

export interface Mailer {
  /** Where the product is read: https://taizhang.example.gov.cn. */
  readonly origin: string;
  /** Whether the server lets us in. Sends nothing; what is wrong is logged. */
  reachable(): Promise<boolean>;
  send(mail: Mail): Promise<SendingState>;
}

/** So long a server is waited for, in each step. */
const patienceMs = 10_000;

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Opens a connection for each mail and keeps none. A password is sent over TLS alone, or within this machine. */
export function openMailer({ url, from }: SmtpConfig, origin: string, log: Log): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 25) : Number(port),
    secure,
    requireTLS: !secure && username !== '' && !loopback.includes(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
  });
  return {
    origin,
    reachable: async () => {
      try {
        await transport.verify();
        return true;
      } catch (error) {
        log.warn(
          { error: wordsOf(error), host: hostname },
          'the mail server of SMTP_URL does not let us in: digests are tried again later today',
        );
        return false;
      }
    },
    send: async ({ to, subject, text, id }) => {
      try {
        await transport.sendMail({
          from: { name: '台账', address: from },
          to,
          subject,
          text,
          messageId: `<${id}@${new URL(origin).hostname}>`,
          // No answers by programs that are away (RFC 3834).
          headers: { 'auto-submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return 'sent';
      } catch (error) {
        const code = responseOf(error);
        log.warn({ error: code ?? wordsOf(error) }, 'a digest was not taken by the mail server');
        return code === null ? 'unknown' : code >= 500 ? 'refused' : 'failed';
      }
    },
  };
}

/** What the server answered, three digits; null: nothing. */
function responseOf(error: unknown): number | null {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
}

/** Servers repeat addresses in what they say: the kind of trouble alone is logged. */
function wordsOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
