import type { unitPageZh } from '#contract/messages/unit-page-zh.ts';

/** What the page of units says, in English. */
export const unitPageEn = {
  'unit.picker.placeholder': 'Choose a unit: name, short name or pinyin initials',
  'unit.picker.loading': 'Reading units…',
  'unit.picker.none': 'No such unit. Add it on the page “Units”',
  'unit.ended': 'Ended',
} as const satisfies Record<keyof typeof unitPageZh, string>;
