/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const accountNavigation = {
  zh: {
    'shell.nav.people': '人员',
    'shell.nav.deputies': '岗位与代理',
  },
  en: {
    'shell.nav.people': 'People',
    'shell.nav.deputies': 'Posts and deputies',
  },
} as const;
