/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const homeNavigation = {
  zh: {
    'shell.nav.home': '工作台',
  },
  en: {
    'shell.nav.home': 'Home',
  },
} as const;
