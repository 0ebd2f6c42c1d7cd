import { randomFillSync } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562): sortable by time. Within one millisecond a counter in the 12 bits after the version keeps the order in which
 * this process made them, so rows that are inserted together read back in that order.
 */
export function newId(millisecond: number = Date.now()): string {
  if (millisecond > lastMillisecond) {
    lastMillisecond = millisecond;
    counter = 0;
  } else {
    counter += 1;
    // Out of numbers within the millisecond, or the clock went back: borrow from the future.
    if (counter > 0xfff) {
      lastMillisecond += 1;
      counter = 0;
    }
  }
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
