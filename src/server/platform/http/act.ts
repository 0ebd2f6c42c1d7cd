import type { Kysely, Transaction } from 'kysely';
import type { Reach } from '#core/access/policy.ts';
import type { Subject } from '#core/access/subject.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { AuditEvent } from '#server/platform/audit/write-audit.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Installation } from '#server/platform/installation.ts';

/** What a statement is built with: an act's, or stand-ins where it is built once (database/built-once.ts). */
export interface Asking {
  readonly db: Kysely<DB>;
  readonly jurisdictionId: string;
}

/** What a handler gets: its transaction, who acts, and when. */
export interface Act {
  readonly db: Transaction<DB>;
  readonly jurisdictionId: string;
  /** The name of who acts, as lists and histories print it. */
  readonly actor: string;
  readonly by: Actor;
  /** The post that acts; null for the program itself. */
  readonly subject: Subject | null;
  /** How far the policy lets this act reach: handlers narrow what they read and change by it (access/within-reach.ts). */
  readonly reach: Reach | 'own';
  /** ISO moment, in UTC. */
  readonly now: string;
  /** ISO day in Asia/Shanghai. */
  readonly today: string;
  readonly requestId: string;
  readonly installation: Installation;
  /** A new UUIDv7. */
  newId(): string;
  /** Exactly once in a changing request that succeeds; written as the last statement before commit. */
  audit(event: AuditEvent): void;
  /** Instead of audit(): there was nothing to do. */
  unchanged(): void;
}
