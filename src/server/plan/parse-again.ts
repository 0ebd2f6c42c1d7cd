/** A draft by the parser of today, with people's changes replayed over the new parse. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { success } from '#core/failure.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import { draftAnswer } from '#server/plan/get-draft.ts';
import { lockDraft } from '#server/plan/lock-draft.ts';
import { draftFigures, openDraft } from '#server/plan/open-draft.ts';
import { parseDocument } from '#server/plan/parse-document.ts';
import { saveParse, updateVersion, type StoredVersion } from '#server/plan/rows.ts';
import { keepUnitTexts, printedUnits } from '#server/plan/unit-text/unit-texts.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** The new parse counts as a step of the draft, so that a change made on the old one is not applied unseen. */
export const parseAgain: Handler<typeof contract.parseAgain> = async ({ params, body }, act) => {
  const locked = await lockDraft(act, params, body.revision);
  if (!locked.ok) return locked;
  const { value: version } = locked;
  // What the reader replaced does not hang on the parser: its doubts are taken over from the parse before.
  const before = await openDraft(act, version);
  const ledger = parseDocument({ text: version.body, replaced: [] });
  const replaced = before.ledger.doubts.filter((doubt) => doubt.code === 'replaced-character');
  await saveParse(act, params.versionId, parserVersion, {
    ...ledger,
    doubts: [...ledger.doubts, ...replaced].sort((a, b) => a.start - b.start),
  });
  const moved: StoredVersion = { ...version, summary: { ...version.summary, parserVersion } };
  const after = await openDraft(act, moved);
  const summary = await updateVersion(act, params.versionId, {
    ...draftFigures(after.draft),
    parser_version: parserVersion,
    draft_revision: body.revision + 1,
  });
  await keepUnitTexts(act, { id: params.planId, issuedOn: after.draft.issuedOn }, printedUnits(after.draft.tasks), true);
  act.audit({
    objects: [
      {
        type: 'plan_version',
        id: params.versionId,
        before: { parser: version.summary.parserVersion, tasks: version.summary.taskCount },
        after: { parser: parserVersion, tasks: summary.taskCount },
      },
    ],
  });
  return success(await draftAnswer(act, { ...moved, summary }));
};
