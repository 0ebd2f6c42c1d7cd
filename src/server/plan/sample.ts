/** The plan that the product was made for, with which a new installation opens. */
import { uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { readFile } from 'node:fs/promises';
import { success } from '#core/failure.ts';
import { draftAtOnce, readPrevious } from '#server/plan/first-draft.ts';
import { readPlan, type IncomingPlan } from '#server/plan/read-plan.ts';
import { takeInPlan } from '#server/plan/take-in-plan.ts';
import { piecesOf } from '#server/platform/files/file-store.ts';
import type { Act } from '#server/platform/http/act.ts';
import { hasSeed } from '#server/unit/seed-units.ts';
import { runRead, runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import type { Log } from '#server/platform/log.ts';

const sampleFile = new URL('../../../test/corpus/000-taian-shenghui.txt', import.meta.url);

/** 泰安市推进省会经济圈一体化发展分工方案, to be taken in by takeInPlan. */
export async function readSample(): ReturnType<typeof readPlan> {
  return readPlan({ bytes: await readFile(sampleFile), fileName: '泰安市推进省会经济圈一体化发展分工方案.txt' });
}

/** The same where the jurisdiction is the city of the sample: in another one its units would be strangers, and the first number would be taken. */
export async function offerOwnSample(source: ActSource, context: ActContext, log: Log): Promise<void> {
  const named = await runRead(source, context, async (act) =>
    success(await act.db.selectFrom('jurisdiction').select('name').where('id', '=', act.jurisdictionId).executeTakeFirst()),
  );
  if (named.ok && hasSeed(named.value?.name ?? '')) await offerSample(source, context, log);
}

/** Takes the sample in where there is no plan yet. That it cannot be read is no reason not to start: it is logged. */
export async function offerSample(source: ActSource, context: ActContext, log: Log): Promise<void> {
  try {
    if (await hasPlans(source, context)) return;
    const sample = await readSample();
    const outcome = sample.ok
      ? await runWrite(source, { ...context, endpointId: uploadPlan.id }, (act) => takeInNew(act, sample.value))
      : sample;
    if (!outcome.ok) log.error({ code: outcome.code, data: outcome.data }, 'the sample was refused');
  } catch (error) {
    log.error({ err: error }, 'the sample could not be loaded');
  }
}

async function takeInNew(act: Act, incoming: IncomingPlan): ReturnType<typeof takeInPlan> {
  const [previous, first] = [await readPrevious(act, undefined), await draftAtOnce(act, incoming, undefined)];
  const stored = await act.installation.files.put(act.jurisdictionId, piecesOf(incoming.bytes));
  return takeInPlan(act, { incoming, stored, into: undefined, separate: false, previous, first });
}

async function hasPlans(source: ActSource, context: ActContext): Promise<boolean> {
  const found = await runRead(source, context, async (act) =>
    success(await act.db.selectFrom('plan').select('id').where(inJurisdiction(act)).limit(1).executeTakeFirst()),
  );
  return found.ok && found.value !== undefined;
}
