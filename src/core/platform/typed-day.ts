/** A day as people type it: 2020-9-30, 2020年9月30日, 20200930, 2020/9/30, 2020.9.30. */
import { isoDay } from '#core/platform/iso-day.ts';
import { compatible } from '#core/platform/compatible.ts';

const day = /^(?:(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?|(\d{4})(\d{2})(\d{2}))$/u;

/** ISO; null where it is no whole day, undefined where it does not read like one. */
export function readTypedDay(typed: string): string | null | undefined {
  const found = day.exec(compatible(typed).trim());
  return found === null ? undefined : isoDay(Number(found[1] ?? found[4]), Number(found[2] ?? found[5]), Number(found[3] ?? found[6]));
}
