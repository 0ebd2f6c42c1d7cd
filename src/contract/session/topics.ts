/** What the endpoints of logging in and one's own account read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const sessionTopics = {
  /** Who is logged in, in which post, under which rules. Steps of logging in do not touch it: their answer is the new session itself. */
  session: { name: 'session.session' },
  /** One's own password, second factors and accounts at the identity provider. */
  credentials: { name: 'session.credentials' },
  /** Where one is logged in. */
  logins: { name: 'session.logins' },
  /** Where one's own second factor is remembered. */
  rememberedDevices: { name: 'session.remembered-devices' },
  tokens: { name: 'session.tokens' },
  securitySettings: { name: 'session.security-settings' },
} as const satisfies Record<string, Topic>;
