/** The plan that the product was made for, with which a new installation opens. */
import { readFile } from 'node:fs/promises';
import { success, type Outcome } from '#core/failure.ts';
import type { VersionSummary } from '#contract/plan.ts';
import { takeInPlan } from '#server/plan/take-in-plan.ts';
import type { Act } from '#server/platform/http/route.ts';
import { listPlans } from '#server/plan/store.ts';

const sampleFile = new URL('../../../test/corpus/000-taian-shenghui.txt', import.meta.url);

/** Takes in 泰安市推进省会经济圈一体化发展分工方案 when the jurisdiction has no plan yet; null when it has. */
export async function loadSample(act: Act): Promise<Outcome<VersionSummary | null>> {
  if ((await listPlans(act)).length > 0) return success(null);
  return takeInPlan(act, { bytes: await readFile(sampleFile), fileName: '泰安市推进省会经济圈一体化发展分工方案.txt' });
}
