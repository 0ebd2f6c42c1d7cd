import type { ChangedSide, ItemChange } from '#contract/ledger/change-endpoints.ts';
import { t } from '#web/ledger/change/words.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';

type Names = (unitId: string) => string;

/** What one side says, line by line; the day of a milestone that moves stands first, as its words are the same on both. */
export function useSideLines(names: Names): (side: ChangedSide) => readonly string[] {
  const saidDay = useSaidDay();
  return ({ goal, tier, milestones, parts }) => [
    ...(goal === undefined ? [] : [goal ?? t('change.empty')]),
    ...(tier === undefined ? [] : [t(`list.tier.${tier}`)]),
    ...(milestones?.length === 0 ? [t('change.empty')] : []),
    ...(milestones ?? []).map(({ due, text }) => `${saidDay(due)} ${text}`),
    ...(parts ?? []).map(({ unit, role }) => `${t(`role.${role}`)}：${names(unit)}`),
  ];
}

/** Before and after beside each other; below each other on a phone. What is on one side alone is marked. */
export function ChangeSides({ change, names }: { readonly change: Pick<ItemChange, 'before' | 'after'>; readonly names: Names }) {
  const lines = useSideLines(names);
  const [before, after] = [lines(change.before), lines(change.after)];
  return (
    <div className="change-sides">
      <Side head={t('change.before')} lines={before} others={after} mark="del" />
      <span className="change-arrow" aria-hidden>
        →
      </span>
      <Side head={t('change.after')} lines={after} others={before} mark="ins" />
    </div>
  );
}

interface SideProps {
  readonly head: string;
  readonly lines: readonly string[];
  readonly others: readonly string[];
  readonly mark: 'del' | 'ins';
}

function Side({ head, lines, others, mark: Mark }: SideProps) {
  return (
    <div className="change-side">
      <span className="muted">{head}</span>
      <ul className="plain">
        {lines.map((line, at) => (
          <li key={`${at} ${line}`}>{others.includes(line) ? line : <Mark>{line}</Mark>}</li>
        ))}
      </ul>
    </div>
  );
}
