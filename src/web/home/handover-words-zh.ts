import { handoverZh as own } from '#contract/home/handover-zh.ts';

/** Of home itself too: its keys are the same file's. */
const parts = import.meta.glob<Readonly<Record<string, string>>>('../../contract/*/handover-zh.ts', { eager: true, import: 'handoverZh' });

export const zh: typeof own = Object.assign({}, ...Object.values(parts));
