/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const settingsNavigation = {
  zh: {
    'shell.nav.settings': '规则与日历',
  },
  en: {
    'shell.nav.settings': 'Rules and calendar',
  },
} as const;
