/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const planNavigation = {
  zh: {
    'shell.nav.plans': '规划',
  },
  en: {
    'shell.nav.plans': 'Plans',
  },
} as const;
