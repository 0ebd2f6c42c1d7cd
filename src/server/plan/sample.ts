/** The plan that the product was made for, with which a new installation opens. */
import { readFile } from 'node:fs/promises';
import type { Outcome } from '#core/failure.ts';
import { readIncoming, type IncomingPlan } from '#server/plan/take-in-plan.ts';

const sampleFile = new URL('../../../test/corpus/000-taian-shenghui.txt', import.meta.url);

/** 泰安市推进省会经济圈一体化发展分工方案, to be taken in by takeInPlan. */
export async function readSample(): Promise<Outcome<IncomingPlan>> {
  return readIncoming({ bytes: await readFile(sampleFile), fileName: '泰安市推进省会经济圈一体化发展分工方案.txt' });
}
