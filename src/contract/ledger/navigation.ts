/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const ledgerNavigation = {
  zh: {
    'shell.nav.ledger': '台账',
    'shell.nav.lists': '清单',
  },
  en: {
    'shell.nav.ledger': 'Ledger',
    'shell.nav.lists': 'Lists',
  },
} as const;
