/** Names of the entries that this domain has in the navigation: every page shows them, so they come before the domain's other words. */
export const ledgerNavigation = {
  zh: {
    'shell.nav.open-lists': '未明确',
    'shell.nav.ledger': '台账',
    'shell.nav.objects': '监测对象',
    'shell.nav.themes': '专题',
  },
  en: {
    'shell.nav.open-lists': 'Open lists',
    'shell.nav.ledger': 'Ledger',
    'shell.nav.objects': 'Objects',
    'shell.nav.themes': 'Themes',
  },
} as const;
