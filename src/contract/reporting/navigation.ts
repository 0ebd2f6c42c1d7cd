/** Names of the entries that this domain has in the navigation. */
export const reportingNavigation = {
  zh: { 'shell.nav.reports': '调度' },
  en: { 'shell.nav.reports': 'Reports' },
} as const;
