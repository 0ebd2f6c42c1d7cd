import { handoverEn as own } from '#contract/home/handover-en.ts';

/** Of home itself too: its keys are the same file's. */
const parts = import.meta.glob<Readonly<Record<string, string>>>('../../contract/*/handover-en.ts', { eager: true, import: 'handoverEn' });

export const en: typeof own = Object.assign({}, ...Object.values(parts));
