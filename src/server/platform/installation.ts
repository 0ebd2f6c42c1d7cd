/** What every node of an installation shares: its keys and how people log in. */
import type { OidcConfig } from '#server/platform/config.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

export interface Installation {
  readonly keys: InstallationKeys;
  readonly oidc: OidcConfig | undefined;
  readonly demo: boolean;
}
