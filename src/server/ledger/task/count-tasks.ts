/** Counts per facet: for who sees the whole ledger kept under its revision, for a narrower reach counted each time. */
import { success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { knownAs, listsKnown } from '#server/ledger/list/listed-tasks.ts';
import { countLedger } from '#server/ledger/tally/count-ledger.ts';
import { keptAnswer, keptAnswerUnder } from '#server/ledger/tally/kept-answer.ts';
import { countFiltered } from '#server/ledger/task/count-filtered.ts';
import { leadFilterOn } from '#server/ledger/task/lead-on.ts';
import { isWholeLedger, readFilter } from '#server/ledger/task/task-filter.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';

export const countTasks: SerializedHandler<typeof contract.countTasks> = async ({ query }, act) => {
  const filter = await leadFilterOn(act, query);
  const read = await readFilter(act, filter);
  if (!read.ok) return read;
  const conditions = read.value;
  const fields = new Set(conditions.map(({ field }) => field));
  const known = await listsKnown(act);
  if (fields.has('reach')) return success(serialized(JSON.stringify(await countFiltered(act, conditions, filter, known, false))));
  // Which lists one knows of is no part of the ledger's revision.
  const name = `facets ${knownAs(known)}`;
  return success(
    serialized(
      await (isWholeLedger(conditions, filter)
        ? keptAnswer(act, name, () => countLedger(act, known))
        : keptAnswerUnder(act, [name, ...conditions.flatMap(({ called = [] }) => called)].join(' '), filter, () =>
            countFiltered(act, conditions, filter, known, true),
          )),
    ),
  );
};
