/**
 * How much of what comes in or goes out is in memory at once. A body takes its room before it is read, by what it says of its length; until then
 * it stays in the network. A file that goes out takes it before its first byte. All keep it until the answer is sent.
 */
import type { FastifyReply } from 'fastify';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Identity } from '#server/platform/http/visit.ts';
import { openWaitingLine, type LineLimits } from '#server/platform/waiting-line.ts';

export interface RoomLimits extends LineLimits {
  readonly bytes: number;
  /** Of them, for one account: however slowly its files move, room is left for others. Less than this is never asked for by one file. */
  readonly bytesEach: number;
}

export interface ByteRoom {
  /** Answers how to give the room back. Refused when there is none in time; rejects with the signal's reason when the caller left. */
  take(bytes: number, owner: string, signal: AbortSignal): Promise<Outcome<() => void, 'server.busy'>>;
}

const megabyte = 1024 * 1024;

/** Three files of the largest size, two of one account, or many usual ones. */
export const uploadRoom: RoomLimits = { bytes: 64 * megabyte, bytesEach: 42 * megabyte, waiting: 100, waitingEach: 40, waitMs: 60_000 };
/** Bodies that are no files, of people who are logged in: thirty of the largest that any endpoint takes, eight of one account, or very many usual ones. */
export const bodyRoom: RoomLimits = { bytes: 64 * megabyte, bytesEach: 16 * megabyte, waiting: 200, waitingEach: 40, waitMs: 30_000 };
/** The same of anybody else, apart: whoever has no login keeps nobody out who has one. An owner is an address. */
export const strangerRoom: RoomLimits = { bytes: 16 * megabyte, bytesEach: 4 * megabyte, waiting: 200, waitingEach: 40, waitMs: 10_000 };
/** Answers as JSON: some hundred of the longest, thirty of one account. They are in memory already: none waits. */
export const answerRoom: RoomLimits = { bytes: 128 * megabyte, bytesEach: 32 * megabyte, waiting: 0, waitMs: 0 };
/** Some twenty of the largest exports, seven of one account. They are in memory already: none waits. */
export const downloadRoom: RoomLimits = { bytes: 128 * megabyte, bytesEach: 42 * megabyte, waiting: 0, waitMs: 0 };

/** Opens a room of its own. */
export function openByteRoom(limits: RoomLimits): ByteRoom {
  const taken = new Map<string, number>();
  const add = (owner: string, bytes: number): void => {
    const now = (taken.get(owner) ?? 0) + bytes;
    if (now === 0) taken.delete(owner);
    else taken.set(owner, now);
  };
  const line = openWaitingLine<{ readonly bytes: number; readonly owner: string }>(
    limits,
    ({ bytes, owner }) => {
      const all = taken.values().reduce((sum, each) => sum + each, 0);
      if (all + bytes > limits.bytes || (taken.get(owner) ?? 0) + bytes > limits.bytesEach) return false;
      add(owner, bytes);
      return true;
    },
    ({ owner }) => owner,
  );
  return {
    take: async (bytes, owner, signal) => {
      if (!(await line.enter({ bytes, owner }, signal))) return failure('server.busy');
      let given = false;
      return success(() => {
        if (given) return;
        given = true;
        add(owner, -bytes);
        line.letIn();
      });
    },
  };
}

/** Whose share it is: an account's; of whoever has none, an address's. */
export function ownerOf({ jurisdictionId, by }: Identity): string {
  return `${jurisdictionId} ${by.accountId ?? by.address}`;
}

/** Room until the answer is sent, or its connection gone. */
export async function roomIn(
  room: ByteRoom,
  bytes: number,
  reply: FastifyReply,
  owner: string,
  leaving: AbortSignal,
): Promise<Outcome<void, 'server.busy'>> {
  const taken = await room.take(bytes, owner, leaving);
  if (!taken.ok) return taken;
  reply.raw.once('close', taken.value);
  // It may have left in the same moment.
  if (reply.raw.destroyed) taken.value();
  return success(undefined);
}
