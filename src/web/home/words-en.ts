import { homeEn as own } from '#contract/home/home-en.ts';

/** What each domain's rows, figures and news are called: by the codes that the server names. */
const desks = import.meta.glob<Readonly<Record<string, string>>>('../../contract/*/desk-en.ts', { eager: true, import: 'deskEn' });

export const en: typeof own = Object.assign({}, ...Object.values(desks), own);
