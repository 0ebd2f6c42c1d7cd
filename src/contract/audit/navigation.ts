/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const auditNavigation = {
  zh: {
    'shell.nav.audit': '操作记录',
  },
  en: {
    'shell.nav.audit': 'Audit trail',
  },
} as const;
