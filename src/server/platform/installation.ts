/** Whether a node does jobs at present. */
export type JobsState = 'running' | 'away';

/** What every node of an installation shares: its keys, its files and how people log in. */
import type { OidcConfig } from '#server/platform/config.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import type { ScannerAddress } from '#server/platform/malware-scan.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

export interface Installation {
  readonly keys: InstallationKeys;
  readonly files: FileStore;
  readonly oidc: OidcConfig | undefined;
  readonly demo: boolean;
  /** Asked about every upload before anything reads it. */
  readonly scanner?: ScannerAddress | undefined;
  /** Where the signed heads of the audit trail go, for checking the trail against them. */
  readonly auditHeadsDir?: string;
  readonly jobs?: () => JobsState;
  /** Makes every answer that is kept again and throws when it is another now (http/kept-until-touched.ts): for tests. */
  readonly provesKept?: boolean;
  /** Called after a jurisdiction got its first people: domains add what a new one opens with. */
  readonly onSetUp?: (jurisdictionId: string) => Promise<void>;
}
