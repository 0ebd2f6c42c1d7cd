/**
 * How much of what people upload is in memory at once. A request takes its room before its body is read, by what it says of its length; until
 * then the body stays in the network. It keeps the room until it is answered.
 */
import { failure, success, type Outcome } from '#core/failure.ts';

export interface RoomLimits {
  readonly bytes: number;
  /** Uploads that may wait for room, and how long. */
  readonly waiting: number;
  readonly waitMs: number;
}

export interface UploadRoom {
  /** Answers how to give the room back. Refused when there is none in time; rejects with the signal's reason when the caller left. */
  take(bytes: number, signal: AbortSignal): Promise<Outcome<() => void, 'server.busy'>>;
}

const megabyte = 1024 * 1024;
const usual: RoomLimits = { bytes: 64 * megabyte, waiting: 100, waitMs: 60_000 };

/** Room for three files of the largest size, or many usual ones. Who fits goes first: small files do not wait behind large ones. */
export function openUploadRoom(limits: RoomLimits = usual): UploadRoom {
  let free = limits.bytes;
  const waiting: { readonly bytes: number; readonly begin: () => void }[] = [];

  const giveBack = (bytes: number): void => {
    free += bytes;
    for (const place of waiting.filter((each) => each.bytes <= free)) if (place.bytes <= free) begin(place);
  };
  const begin = (place: (typeof waiting)[number]): void => {
    waiting.splice(waiting.indexOf(place), 1);
    place.begin();
  };
  const grant = (bytes: number): Outcome<() => void, 'server.busy'> => {
    free -= bytes;
    let given = false;
    return success(() => {
      if (!given) giveBack(bytes);
      given = true;
    });
  };

  return {
    take: async (bytes, signal) => {
      signal.throwIfAborted();
      if (bytes <= free) return grant(bytes);
      if (waiting.length >= limits.waiting) return failure('server.busy');
      const { promise, resolve, reject } = Promise.withResolvers<Outcome<() => void, 'server.busy'>>();
      const place = { bytes, begin: () => resolve(grant(bytes)) };
      waiting.push(place);
      const drop = (): void => {
        const at = waiting.indexOf(place);
        if (at !== -1) waiting.splice(at, 1);
      };
      const late = setTimeout(() => {
        drop();
        resolve(failure('server.busy'));
      }, limits.waitMs);
      const left = (): void => {
        drop();
        reject(signal.reason);
      };
      signal.addEventListener('abort', left, { once: true });
      try {
        return await promise;
      } finally {
        clearTimeout(late);
        signal.removeEventListener('abort', left);
      }
    },
  };
}
