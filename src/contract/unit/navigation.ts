/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const unitNavigation = {
  zh: {
    'shell.nav.units': '单位',
  },
  en: {
    'shell.nav.units': 'Units',
  },
} as const;
