/** Common filters of auditors. */
import type { AuditView } from '#web/audit/audit-address.ts';
import { today } from '#web/ui/instant.ts';

export const presets = ['all', 'today', 'logins', 'powers', 'exports', 'refused'] as const;
export type Preset = (typeof presets)[number];

const acts = {
  logins: ['session.open', 'session.prove-factor', 'logIn', 'provePasskey', 'proveTotp', 'finishOidc', 'acceptInvite'],
  powers: [
    'post',
    'account.add',
    'account.disable',
    'account.enable',
    'account.give-access',
    'account.reset-factors',
    'account.unlock',
    'account.link-subject',
    'account.unlink-subjects',
    'security-settings',
    'jurisdiction',
    'session.switch-post',
    'token',
  ],
  exports: [
    'ledger.export',
    'plan.export',
    'plan.download',
    'unit.export',
    'audit.export',
    'page.print',
    'exportTasks',
    'exportDraft',
    'downloadOriginal',
    'exportUnits',
    'exportAudit',
  ],
} as const;

/** The parts of the filter that a preset sets; all others fall away, the chain stays. */
export function presetFilter(preset: Preset): Partial<AuditView> {
  switch (preset) {
    case 'all':
      return {};
    case 'today':
      return { from: today(), to: today() };
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
export function presetOf({ chain: _chain, ...rest }: AuditView): Preset | null {
  const said = JSON.stringify(sorted(rest));
  return presets.find((preset) => JSON.stringify(sorted(presetFilter(preset))) === said) ?? null;
}

function sorted(filter: Partial<AuditView>): [string, unknown][] {
  return Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
}
