/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const sessionNavigation = {
  zh: {
    'shell.nav.security': '安全设置',
  },
  en: {
    'shell.nav.security': 'Security',
  },
} as const;
