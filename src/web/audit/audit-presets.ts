/** Common filters of auditors. */
import type { AuditView } from '#web/audit/audit-address.ts';

export const presets = ['all', 'today', 'logins', 'powers', 'exports', 'refused'] as const;
export type Preset = (typeof presets)[number];

const acts = {
  logins: ['logIn', 'provePasskey', 'proveTotp', 'proveFactor', 'finishOidc', 'acceptInvite'],
  powers: [
    'grantPost',
    'endPost',
    'addAccount',
    'disableAccount',
    'enableAccount',
    'giveAccess',
    'resetFactors',
    'unlockAccount',
    'linkSubject',
    'unlinkSubjects',
    'changeSecuritySettings',
    'setUp',
    'offerSetUp',
    'openDemo',
    'switchPost',
    'addToken',
    'endToken',
  ],
  exports: ['exportTasks', 'fetchExport', 'exportDraft', 'downloadOriginal', 'exportUnits', 'exportAudit', 'exportHandover', 'recordPrint'],
} as const;

/** The parts of the filter that a preset sets; all others fall away, the chain stays. */
export function presetFilter(preset: Preset, today: string): Partial<AuditView> {
  switch (preset) {
    case 'all':
      return {};
    case 'today':
      return { from: today, to: today };
    case 'logins':
      return { act: acts.logins.join(','), outcome: 'refused' };
    case 'powers':
      return { act: acts.powers.join(',') };
    case 'exports':
      return { act: acts.exports.join(',') };
    case 'refused':
      return { outcome: 'refused' };
  }
}

/** The preset that the filter is, or null. */
export function presetOf({ chain: _chain, ...rest }: AuditView, today: string): Preset | null {
  const said = JSON.stringify(sorted(rest));
  return presets.find((preset) => JSON.stringify(sorted(presetFilter(preset, today))) === said) ?? null;
}

function sorted(filter: Partial<AuditView>): [string, unknown][] {
  return Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
}
