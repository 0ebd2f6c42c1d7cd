/** What the modules of pages ask of a browser as they load. Set before each file of tests (vitest.config.ts). */
Object.assign(globalThis, { localStorage: { getItem: () => null }, document: { documentElement: { lang: '' } } });
