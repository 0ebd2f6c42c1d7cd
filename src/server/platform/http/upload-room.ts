/**
 * How much of what people upload is in memory at once. A request takes its room before its body is read, by what it says of its length; until
 * then the body stays in the network. It keeps the room until it is answered.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
import { openWaitingLine, type LineLimits } from '#server/platform/waiting-line.ts';

export interface RoomLimits extends LineLimits {
  readonly bytes: number;
  /** Of them, for one account: however slowly its uploads come, room is left for others. Less than this is never asked for by one file. */
  readonly bytesEach: number;
}

export interface UploadRoom {
  /** Answers how to give the room back. Refused when there is none in time; rejects with the signal's reason when the caller left. */
  take(bytes: number, owner: string, signal: AbortSignal): Promise<Outcome<() => void, 'server.busy'>>;
}

const megabyte = 1024 * 1024;
const usual: RoomLimits = { bytes: 64 * megabyte, bytesEach: 42 * megabyte, waiting: 100, waitingEach: 40, waitMs: 60_000 };

/** Room for three files of the largest size, two of one account, or many usual ones. */
export function openUploadRoom(limits: RoomLimits = usual): UploadRoom {
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
