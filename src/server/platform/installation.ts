/** Whether a node does jobs at present. */
export type JobsState = 'running' | 'away';

/** What every node of an installation shares: its keys, its files and how people log in. */
import type { Transaction } from 'kysely';
import type { Topic } from '#contract/platform/topic.ts';
import type { OidcConfig } from '#server/platform/config.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import type { ScannerAddress } from '#server/platform/malware-scan.ts';
import type { Mailer } from '#server/platform/mail/mailer.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** What tests look at, inside the transactions themselves (test/kept-proof.ts). */
export interface KeptProof {
  /** Makes what is kept, and throws where that reads a table that it is not known to read. */
  making(db: Transaction<DB>, name: string, make: () => Promise<Buffer>): Promise<Buffer>;
  /** Called before an act's work. What it answers is called behind it, and throws where the act wrote what it does not touch. */
  watch(db: Transaction<DB>): Promise<(act: string | null, mayTouch: (reads: readonly Topic[]) => boolean) => Promise<void>>;
}

export interface Installation {
  readonly keys: InstallationKeys;
  readonly files: FileStore;
  readonly oidc: OidcConfig | undefined;
  readonly demo: boolean;
  /** Asked about every upload before anything reads it. */
  readonly scanner?: ScannerAddress | undefined;
  /** The operator's mail server; without one no digest is sent. */
  readonly mail?: Mailer | undefined;
  /** Where the signed heads of the audit trail go, for checking the trail against them. */
  readonly auditHeadsDir?: string;
  readonly jobs?: () => JobsState;
  /** Every answer that is kept is made again then, and throws when it is another now (http/kept-until-touched.ts): for tests. */
  readonly keptProof?: KeptProof | undefined;
  /** Called after a jurisdiction got its first people: domains add what a new one opens with. */
  readonly onSetUp?: (jurisdictionId: string) => Promise<void>;
}
