/** What was decided about a printed name, in words; and proposals for one that is open. */
import type { UnitProposal } from '#contract/plan/unit-text-endpoints.ts';
import type { Unit } from '#contract/unit/endpoints.ts';
import { nameOn } from '#core/unit/unit.ts';
import { useUnits } from '#web/unit/use-units.ts';
import { instant, today } from '#web/ui/instant.ts';
import { t } from '#web/plan/words.ts';

/** Names of units by id, full or short. */
export function useUnitNames(): (unitId: string, form?: 'full' | 'short') => string {
  const units = useUnits();
  const byId = new Map<string, Unit>((units.data ?? []).map((unit) => [unit.id, unit]));
  const day = today();
  return (id, form = 'short') => {
    const unit = byId.get(id);
    return unit === undefined ? t('unit.picker.loading') : nameOn(unit, day)[form];
  };
}

/** Why a unit is proposed: 省略了…. How sure that is, is a figure of the resolver's: people weigh the reason, and the surer comes first. */
export function ProposalWords({ proposal }: { proposal: UnitProposal }) {
  return <span className="quiet">{t(`unit-resolve.${proposal.why}`, { name: proposal.name })}</span>;
}

/** Who decided, and when: 王敏 12-03 10:20. */
export function DecidedBy({ by, at }: { by: string | null; at: string | null }) {
  if (by === null || at === null) return null;
  return (
    <time className="quiet" dateTime={at}>
      {t('unit-text.decided', { by, at: instant(at) })}
    </time>
  );
}
