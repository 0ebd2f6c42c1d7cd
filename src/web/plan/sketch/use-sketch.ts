/** Makes the units of the dialog, decides the other names, and takes both back. */
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { decidePlanUnits, listPlanUnits, type PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { addUnits, removeUnits } from '#contract/unit/batch-endpoints.ts';
import { editUnit } from '#contract/unit/endpoints.ts';
import type { NameSet } from '#core/unit/change.ts';
import type { Fit } from '#core/unit/fit-units.ts';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '#web/access/me.ts';
import {
  decisionsOf,
  fitsOf,
  newUnitsOf,
  noEdits,
  problemsOf,
  sketchRows,
  sumOf,
  type SketchEdits,
  type SketchRow,
  type SketchSum,
  type UnitFit,
} from '#web/plan/sketch/sketch-rows.ts';
import { useUnits } from '#web/unit/use-units.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { today } from '#web/ui/instant.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { t } from '#web/plan/sketch/words.ts';

const nobody: readonly PlanUnit[] = [];

/** The open names of a plan with what they would become, and what a person changes of it. */
export function useSketch(planId: string) {
  const [edits, setEdits] = useState<SketchEdits>(noEdits);
  const printed = useQuery(endpointQuery(listPlanUnits, { params: { planId } }));
  const units = useUnits();
  const jurisdiction = useMe().jurisdiction.name;
  const issuerLevel = printed.data?.issuerLevel;
  const around = useMemo(
    () => ({ units: units.data ?? [], jurisdiction, today: today(), issuerLevel }),
    [units.data, jurisdiction, issuerLevel],
  );
  const rows = useMemo(() => sketchRows(printed.data?.units ?? nobody, edits, around), [printed.data, edits, around]);
  const problems = useMemo(() => problemsOf(rows, around), [rows, around]);
  const fits = useMemo(() => fitsOf(rows, around), [rows, around]);
  return {
    rows,
    fits,
    problems,
    edits,
    setEdits,
    units: around.units,
    isPending: printed.isPending || units.isPending,
    failed: printed.error ?? units.error,
    retry: () => void Promise.all([printed.refetch(), units.refetch()]),
  };
}

/** What an act of the dialog did, as its undo needs it. */
export interface Made {
  readonly planId: string;
  readonly sum: SketchSum;
  readonly units: Answer<typeof addUnits>['units'];
  /** Texts that stay as they are printed. */
  readonly kept: readonly string[];
  readonly decided: readonly { readonly text: string; readonly revision: number }[];
  /** Units that were there and were put below the new government, as they are now. */
  readonly fitted: readonly (Fit & { readonly revision: number; readonly before: NameSet; readonly checked: boolean })[];
}

const number = z.number();
const text = z.string();
const nameSet = z.object({ full: text, short: text.nullable(), aliases: z.array(text) });
const madeSchema = z.object({
  planId: text,
  sum: z.object({ made: number, matched: number, kept: number, open: number }),
  units: z.array(z.object({ id: text, revision: number, name: text })),
  kept: z.array(text),
  decided: z.array(z.object({ text, revision: number })),
  fitted: z.array(z.object({ unitId: text, names: nameSet.nullable(), revision: number, before: nameSet, checked: z.boolean() })),
});

/**
 * The last act of the dialog on a plan: its undo is at hand in this tab, also when the page was loaded anew, wherever the dialog is opened
 * from. The server refuses to undo what was changed or used since.
 */
export function useLastMade(planId: string): [Made | null, (made: Made | null) => void] {
  const account = useMe().account.id;
  const [made, setMade] = useState<Made | null>(() => readMade(account)[planId] ?? null);
  const keep = (next: Made | null) => {
    setMade(next);
    const { [planId]: _before, ...others } = readMade(account);
    try {
      sessionStorage.setItem(madeKey(account), JSON.stringify(next === null ? others : { ...others, [planId]: next }));
    } catch {
      // A browser that stores nothing forgets it with the page; the notice says what can be done then.
    }
  };
  return [made, keep];
}

/** The plans of whose acts the undo is at hand. */
export function plansMadeOf(account: string): readonly string[] {
  return Object.keys(readMade(account));
}

const madeKey = (account: string): string => `taizhang.made.${account}`;

function readMade(account: string): Readonly<Record<string, Made>> {
  try {
    return z.record(z.string(), madeSchema).parse(JSON.parse(sessionStorage.getItem(madeKey(account)) ?? '{}'));
  } catch {
    return {};
  }
}

/** Units first: whatever is printed exactly as they are called is matched by that. The rest is one more act. */
export function useMakeUnits(planId: string, title: string, onDone: (made: Made) => void) {
  return useAct(
    async ({ rows, fits }: { readonly rows: readonly SketchRow[]; readonly fits: readonly UnitFit[] }): Promise<Made> => {
      const wanted = newUnitsOf(rows);
      const source = `《${title}》`.slice(0, 200);
      const units = wanted.length === 0 ? [] : (await call(addUnits, { body: { units: wanted, source } })).units;
      const decisions = decisionsOf(rows);
      const fitted: Made['fitted'][number][] = [];
      try {
        for (const fit of fits) fitted.push(await fitBelow(fit, units, source));
        if (decisions.length === 0) return { planId, sum: sumOf(rows), units, kept: [], decided: [], fitted };
        const decided = await call(decidePlanUnits, { params: { planId }, body: { decisions: [...decisions], reason: '' } });
        return {
          planId,
          sum: sumOf(rows),
          units,
          kept: decided.units.filter(({ state }) => state === 'as-printed').map(({ text }) => text),
          decided: decided.units.map(({ text, revision }) => ({ text, revision })),
          fitted,
        };
      } catch (error) {
        if (units.length === 0) throw error;
        message.error(t('sketch.half', { why: explain(error) }), 8);
        return { planId, sum: { ...sumOf(rows), matched: 0, kept: 0 }, units, kept: [], decided: [], fitted };
      }
    },
    { onDone: (made) => onDone(made) },
  );
}

/** Puts a unit that was there below the new government. The name that it had was no other one, only short of its city: it ends as nobody's. */
async function fitBelow(
  { at, unitId, names, before, checked, revision }: UnitFit,
  made: Made['units'],
  source: string,
): Promise<Made['fitted'][number]> {
  const parentId = made[at]?.id ?? null;
  const changed = await call(editUnit, {
    params: { unitId },
    body: {
      parentId,
      revision,
      ...(names === null ? {} : { names: { ...names, aliases: [...names.aliases] }, corrected: true, checked: false, source }),
    },
  });
  return { unitId, names, before, checked, revision: changed.revision };
}

/** Takes an act of the dialog back: the units go where nobody uses them yet, the names are open again. */
export function useUnmake(onDone: () => void) {
  return useAct(
    async ({ planId, units, decided, fitted }: Made) => {
      for (const { unitId, names, before, checked, revision } of fitted) {
        const back = names === null ? {} : { names: { ...before, aliases: [...before.aliases] }, corrected: true, checked };
        await call(editUnit, { params: { unitId }, body: { parentId: null, revision, ...back } });
      }
      if (units.length > 0) await call(removeUnits, { body: { units: units.map(({ id, revision }) => ({ id, revision })) } });
      if (decided.length > 0) {
        const decisions = decided.map(({ text, revision }) => ({ text, revision, state: 'open' as const, unitIds: [] }));
        await call(decidePlanUnits, { params: { planId }, body: { decisions, reason: '' } });
      }
    },
    {
      onDone: () => {
        message.success(t('sketch.undone'));
        onDone();
      },
      onError: (error) => message.error(explain(error), 8),
    },
  );
}
