/** What later domains hear of printed unit texts. */
import { defineHook } from '#server/platform/hook.ts';
import type { UnitText } from '#server/plan/unit-text/unit-texts.ts';

/** Texts of a plan mean something else from now on; answers the ids of the tasks that print each, by text. */
export const unitTextsDecided = defineHook<[planId: string, decided: readonly UnitText[]], ReadonlyMap<string, readonly string[]>>();

/** How many tasks of the published plan print each text. */
export const unitTextsPrinted = defineHook<[planId: string], ReadonlyMap<string, number>>();
