/**
 * How the chain is computed, for writing and verifying alike: an entry's digest is over every column of its event and of its
 * objects; a link's hash is over the hash before it, its number and the digest. Changing anything here breaks every chain there is.
 */
import { sm3, startSm3 } from '#server/platform/gm-crypto.ts';

/** A row of audit_event without its place in the chain. */
export interface EntryEvent {
  readonly jurisdictionId: string;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly accountId: string | null;
  readonly postId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly address: string | null;
  readonly act: string;
  readonly outcome: string;
  readonly requestId: string | null;
  readonly detail: string | null;
}

/** A row of audit_object. before and after are texts, hashed as they stand. */
export interface EntryObject {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Link {
  readonly seq: number;
  readonly hash: string;
}

export interface EntryDigest {
  /** In the order of seq. */
  add(object: EntryObject): void;
  end(): string;
}

/** Where the chain of a jurisdiction begins. */
export function genesis(jurisdictionId: string): Link {
  return { seq: 0, hash: sm3(`taizhang audit chain 1\n${jurisdictionId}`) };
}

/** One line of JSON for the event, one for each object: no two entries give the same text. */
export function startEntryDigest(event: EntryEvent): EntryDigest {
  const digest = startSm3();
  const line = (values: readonly (string | number | null)[]): void => digest.add(`${JSON.stringify(values)}\n`);
  const { jurisdictionId, id, at, actor, accountId, postId, unitId, unitName, address, act, outcome, requestId, detail } = event;
  line([jurisdictionId, id, momentText(at), actor, accountId, postId, unitId, unitName, address, act, outcome, requestId, detail]);
  return {
    add: (object) => line([object.seq, object.type, object.id, object.before, object.after]),
    end: () => digest.end(),
  };
}

/** The link of an entry behind the one before it. */
export function linkAfter(previous: Link, digest: string): Link {
  const seq = previous.seq + 1;
  return { seq, hash: sm3(`${previous.hash}\n${seq}\n${digest}`) };
}

/** What the seal of audit_head is made over: with the place, so that no other row's seal fits. */
export function headText(jurisdictionId: string, { seq, hash }: Link): string {
  return `${jurisdictionId} ${seq} ${hash}`;
}

/** Purposes of the two seals: the one of a row does not serve for the head, or cutting the tail off would leave no trace in the database. */
export const rowSeal = 'audit';
export const headSeal = 'audit-head';

/** The act that follows rows from before the chain, once they were sealed. */
export const beginChain = 'beginChain';

/** The act by which somebody takes a restored database for the trail's end. */
export const acceptRestore = 'acceptRestore';

/** A moment as it is hashed: UTC, at least three digits after the second. More digits stay, so that a change of them is seen. */
function momentText(at: string): string {
  const [, second = '', digits = ''] = /^([^.Z]*)(?:\.(\d+))?Z$/.exec(at) ?? [at, at];
  return `${second}.${digits.padEnd(3, '0')}Z`;
}

/** JSON with sorted keys: the same facts give the same text. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
