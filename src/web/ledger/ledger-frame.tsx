import { useMay } from '#web/access/me.ts';
import { t } from '#web/ledger/words.ts';
import { DomainFrame } from '#web/ui/domain-frame.tsx';

/** Its views, in the order of the work; what each needs is what its page needs (domain.tsx). */
const views = [
  { to: '/ledger', label: 'ledger.view.tasks', needs: 'listTasks' },
  { to: '/ledger/objects', label: 'register.title', needs: 'listObjects' },
  { to: '/ledger/themes', label: 'theme.title', needs: 'listThemes' },
  { to: '/ledger/open-lists', label: 'ledger.view.open-lists', needs: 'listOpenLists' },
] as const;

/** Around the pages of the ledger: the ways between those that are theirs. */
export function LedgerFrame() {
  const may = useMay();
  const theirs = views.filter(({ needs }) => may(needs));
  return <DomainFrame label={t('ledger.views')} views={theirs.map(({ to, label }) => ({ to, label: t(label) }))} />;
}
