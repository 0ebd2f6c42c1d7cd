import type { PowerId } from '#core/domains.ts';
import { useMay } from '#web/access/me.ts';
import { t } from '#web/home/words.ts';
import { PlainButtonLink } from '#web/ui/plain.tsx';

/** What comes next when nothing is due: the first of these that the person may use. */
const next = [
  { needs: 'uploadPlan', text: 'home.empty.office', to: '/plans', label: 'home.empty.plans' },
  { needs: 'listTasks', text: 'home.empty', to: '/ledger', label: 'home.empty.ledger' },
  { needs: 'listAccounts', text: 'home.empty.admin', to: '/people', label: 'home.empty.people' },
] as const satisfies readonly { readonly needs: PowerId; readonly text: string; readonly to: string; readonly label: string }[];

export function NothingToDo() {
  const may = useMay();
  const step = next.find(({ needs }) => may(needs));
  return (
    <div className="home-empty">
      <h2>{t('home.empty.title')}</h2>
      {step !== undefined && (
        <>
          <p className="muted">{t(step.text)}</p>
          <PlainButtonLink to={step.to}>{t(step.label)}</PlainButtonLink>
        </>
      )}
    </div>
  );
}
