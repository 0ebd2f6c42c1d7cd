/** What the modules of pages ask of a browser as they load. To be imported before them. */
Object.assign(globalThis, { localStorage: { getItem: () => null }, document: { documentElement: { lang: '' } } });
