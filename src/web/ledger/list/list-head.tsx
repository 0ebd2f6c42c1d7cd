import { Button } from 'antd';
import { Link } from 'react-router';
import type { Checked } from '#web/ledger/list/list-findings.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { ListFacts } from '#web/ledger/list/list-facts.tsx';
import { readOnlyWords } from '#web/ledger/list/read-only-words.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { ListActs } from '#web/ledger/list/list-acts.tsx';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { timeWords } from '#web/ui/day-words.ts';

interface Props {
  readonly list: ListDetail;
  readonly checked: Checked | null;
  readonly cells: ListCells;
  /** Items whose milestones were changed in the drawer and are not stored. */
  readonly drafted: readonly string[];
  readonly readOnly: boolean;
  readonly onItem: (itemId: string) => void;
  /** Null: there is nothing to check. */
  readonly onChecks: (() => void) | null;
}

/** Which list it is, how it stands, whether what was typed is stored, and what can be done with the whole of it. */
export function ListHead({ list, checked, cells, drafted, readOnly, onItem, onChecks }: Props) {
  return (
    <header className="list-head">
      <Link to="/lists" className="list-back" aria-label={t('list.all')} title={t('list.all')}>
        ‹
      </Link>
      <div className="list-title">
        <h1>{listTitle(list)}</h1>
        <span className={`tag${list.state === 'drafting' || list.state === 'consulting' ? '' : ' l'}`}>
          {t(`list.state.${list.state}`)}
        </span>
        <div className="muted list-summary">
          <ListFacts list={list} first={t('list.summary', { items: list.items, units: list.units, milestones: list.milestones })} />
        </div>
      </div>
      <SavedState list={list} cells={cells} drafted={drafted} readOnly={readOnly} onItem={onItem} />
      <ListActs list={list} checked={checked} cells={cells} unsaved={cells.edits.size + drafted.length} readOnly={readOnly} />
      {onChecks !== null && (
        <Button className="list-checks-button" onClick={onChecks}>
          {t('list.checks.open')}
        </Button>
      )}
    </header>
  );
}

/** In words: what is stored, what is on its way, what is not and why. */
function SavedState({ list, cells, drafted, readOnly, onItem }: Pick<Props, 'list' | 'cells' | 'drafted' | 'readOnly' | 'onItem'>) {
  const { busy, failed, offline, wrong, conflicts, at, kept } = cells.saving;
  if (failed !== null) {
    return (
      <span className="list-saved bad" role="alert">
        {offline
          ? t('list.saving.offline', { kept: kept ? 'yes' : 'no' })
          : t('list.saving.failed', { why: failed, kept: kept ? 'yes' : 'no' })}{' '}
        <button type="button" className="list-small" onClick={cells.sendAgain}>
          {t('list.saving.again')}
        </button>
      </span>
    );
  }
  if (readOnly && cells.edits.size === 0) {
    return <span className="list-saved">{readOnlyWords(list)}</span>;
  }
  const [first] = drafted;
  if (!busy && wrong + conflicts === 0 && first !== undefined) {
    return (
      <span className="list-saved bad" role="status">
        {t('list.saving.drafts', { count: drafted.length })}{' '}
        <button type="button" className="list-small" onClick={() => onItem(first)}>
          {t('list.saving.drafts.open')}
        </button>
      </span>
    );
  }
  return (
    <span className={`list-saved${wrong + conflicts > 0 ? ' bad' : ''}`} role="status">
      {busy
        ? t('list.saving.busy')
        : wrong + conflicts > 0
          ? [
              ...(wrong > 0 ? [t('list.saving.wrong', { count: wrong })] : []),
              ...(conflicts > 0 ? [t('list.saving.conflict', { count: conflicts })] : []),
              ...(first === undefined ? [] : [t('list.saving.drafts', { count: drafted.length })]),
            ].join('；')
          : `✓ ${at === null ? t('list.saving.all') : t('list.saving.done', { time: timeWords(new Date(at).toISOString()) })}`}
    </span>
  );
}
