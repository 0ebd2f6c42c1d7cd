/** 撤销更正: what one act corrected says again what it said. */
import { failure, success } from '#core/failure.ts';
import { undoCorrections } from '#core/ledger/correct-tasks.ts';
import type * as contract from '#contract/ledger/correction-endpoints.ts';
import {
  lockCorrectable,
  madeCorrections,
  reasonOf,
  standingCorrections,
  writeCorrections,
} from '#server/ledger/correction/correction-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const undoCorrection: Handler<typeof contract.undoCorrection> = async ({ params: { correctionId } }, act) => {
  const [, made] = await Promise.all([shareJurisdiction(act), madeCorrections(act, correctionId)]);
  if (made.length === 0) return failure('correction-not-found');
  const ids = [...new Set(made.map(({ taskId }) => taskId))];
  const [found, standing, undone] = await Promise.all([
    lockCorrectable(act, ids),
    standingCorrections(act, ids),
    reasonOf(act, correctionId),
  ]);
  const decided = undoCorrections(found, standing, made);
  if (!decided.ok) return decided;
  const id = act.newId();
  const objects = await writeCorrections(act, decided.value, { id, reason: '', undoes: correctionId, undone });
  act.audit({ objects });
  return success({ id, changed: objects.length });
};
