/** What later domains hear of printed unit texts. */
import { defineHook } from '#server/platform/hook.ts';
import type { UnitText } from '#server/plan/unit-text/unit-texts.ts';

/** A text of a plan means something else from now on; answers the ids of the tasks that print it. */
export const unitTextDecided = defineHook<[planId: string, decided: UnitText], readonly string[]>();

/** How many tasks of the published plan print each text. */
export const unitTextsPrinted = defineHook<[planId: string], ReadonlyMap<string, number>>();
