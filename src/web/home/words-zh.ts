import { homeZh as own } from '#contract/home/home-zh.ts';

/** What each domain's rows, figures and news are called: by the codes that the server names. */
const desks = import.meta.glob<Readonly<Record<string, string>>>('../../contract/*/desk-zh.ts', { eager: true, import: 'deskZh' });

export const zh: typeof own = Object.assign({}, ...Object.values(desks), own);
