/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const auditNavigation = {
  zh: {
    'shell.nav.audit': '审计',
  },
  en: {
    'shell.nav.audit': 'Audit',
  },
} as const;
