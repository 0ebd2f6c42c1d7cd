/** A document becomes a draft: read and parsed before, stored with its bytes in one transaction. */
import { createHash } from 'node:crypto';
import type { Draft } from '#core/plan/draft/draft.ts';
import { answersTo, openListDoubts } from '#core/plan/draft/open-list-doubts.ts';
import { rowsInDoubt } from '#core/plan/draft/rows-in-doubt.ts';
import { relocateLog } from '#core/plan/draft/relocate.ts';
import { replay } from '#core/plan/draft/replay.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { wholeParse } from '#core/plan/stored-parse.ts';
import { success, type Outcome } from '#core/failure.ts';
import { checkUpload } from '#core/plan/plan-version.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { defaultLabel } from '#core/platform/label.ts';
import type { IncomingPlan } from '#server/plan/read-plan.ts';
import { draftFigures } from '#server/plan/open-draft.ts';
import { keepUnitTexts, printedUnits, unitTextsOf } from '#server/plan/unit-text/unit-texts.ts';
import {
  addPlan,
  addVersion,
  appendLog,
  findSameFile,
  findSameTitle,
  findVersion,
  loadLog,
  loadParse,
  loadPlans,
  newestVersionId,
  saveParse,
  updateVersion,
} from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Stores it as a new version of the plan `into`, or as a new plan, which is called as no published one or is said to be `separate`. */
export async function takeInPlan(
  act: Act,
  incoming: IncomingPlan,
  into?: string,
  separate = false,
): Promise<Outcome<VersionSummary, 'document-duplicate' | 'plan-not-found' | 'plan-has-draft' | 'plan-title-known'>> {
  await lockJurisdiction(act);
  const sha256 = createHash('sha256').update(incoming.bytes).digest('hex');
  const plan = into === undefined ? null : (await loadPlans(act, into))[0];
  const { document, ledger } = incoming;
  const title = ledger.title === '' ? incoming.fileName.replace(/\.[a-z0-9]{1,5}$/iu, '') : ledger.title;
  const alike = separate ? null : await findSameTitle(act, title);
  const refusal = checkUpload(await findSameFile(act, sha256), plan, alike);
  if (refusal !== null) return refusal;

  const label = incoming.label ?? defaultLabel;
  const planId = into ?? (await addPlan(act, title));
  const { log, before } = await inheritedLog(act, planId, { ...ledger, text: document.text });
  const versionId = await addVersion(act, {
    planId,
    fileName: incoming.fileName,
    label,
    format: document.format,
    original: incoming.bytes,
    sha256,
    body: document.text,
    readerVersion: document.readerVersion,
    parserVersion,
    anchors: document.anchors,
    replaced: document.replaced,
    title,
    docNumber: ledger.docNumber,
    issuedOn: ledger.issuedOn,
  });
  await saveParse(act, versionId, parserVersion, JSON.stringify(ledger));
  await appendLog(act, versionId, log);
  const inherited = replay({ ...ledger, text: document.text }, log);
  await keepUnitTexts(act, { id: planId, issuedOn: inherited.issuedOn }, printedUnits(inherited.tasks), true);
  const followed = before === null ? [] : await answersOfLedger(act, planId, inherited, before, log.at(-1)?.seq ?? 0);
  await appendLog(act, versionId, followed);
  const draft = followed.length === 0 ? inherited : replay({ ...ledger, text: document.text }, [...log, ...followed]);
  const summary = await updateVersion(act, versionId, {
    ...draftFigures({ ...draft, title: draft.title === '' ? title : draft.title }),
    draft_revision: [...log, ...followed].at(-1)?.seq ?? 0,
  });
  act.audit({
    detail: incoming.fileName,
    objects: [
      {
        type: 'plan_version',
        id: versionId,
        after: {
          plan: planId,
          number: summary.number,
          title: summary.title,
          file: incoming.fileName,
          sha256,
          versionLabel: label,
          tasks: summary.taskCount,
          inherited: log.length + followed.length,
        },
      },
    ],
  });
  return success(summary);
}

/**
 * Open lists whose members somebody named in the ledger, or said to keep as printed: where they stand as in the version before, the review does
 * not ask them again. The same words at another place are asked.
 */
async function answersOfLedger(
  act: Act,
  planId: string,
  draft: Draft,
  before: () => Draft,
  after: number,
): Promise<readonly LoggedOperation[]> {
  const rows = await unitTextsOf(act, planId);
  const texts = [...rows.values()].flatMap(({ text, openList, state }) =>
    openList && (state === 'named' || state === 'as-printed') ? [text] : [],
  );
  // Mostly nobody did, and thousands of tasks are not walked through for nothing.
  if (texts.length === 0) return [];
  const printed = new Set(before().tasks.flatMap(({ text, responsibilities }) => responsibilities.map(({ unit }) => `${text}\n${unit}`)));
  const lists = openListDoubts(draft).filter(({ doubt }) =>
    draft.tasks.some((task) => rowsInDoubt(draft, doubt, task).rows.some(({ unit }) => printed.has(`${task.text}\n${unit}`))),
  );
  return answersTo(draft, texts, new Set(texts))
    .flatMap((operation): Omit<LoggedOperation, 'seq'>[] => {
      const list = lists.find(({ doubt }) => doubt.start === operation.doubt.start && doubt.end === operation.doubt.end);
      if (list === undefined) return [];
      const [text = ''] = list.texts;
      return [{ operation, actor: rows.get(text)?.decidedBy ?? act.actor, at: act.now }];
    })
    .map((entry, index) => ({ ...entry, seq: after + index + 1 }));
}

/**
 * What people decided on the version before, moved to where it stands in the new text, without what that contains by itself. What finds no place
 * becomes a doubt on replay.
 */
async function inheritedLog(
  act: Act,
  planId: string,
  next: ParsedPlan,
): Promise<{ readonly log: readonly LoggedOperation[]; readonly before: (() => Draft) | null }> {
  const previousId = await newestVersionId(act, planId, 'published');
  if (previousId === null) return { log: [], before: null };
  const previous = await findVersion(act, planId, previousId);
  if (previous === null) return { log: [], before: null };
  const parsed = wholeParse(await loadParse(act, previousId, previous.summary.parserVersion), previous.body);
  const decided = await loadLog(act, previousId);
  return { log: relocateLog(decided, parsed, next).log, before: () => replay(parsed, decided) };
}
