import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { writeMilestoneCell } from '#core/ledger/list/milestone-cell.ts';
import type { FindingCode } from '#core/ledger/list/check-list.ts';
import type { ItemFindings } from '#web/ledger/list/list-findings.ts';
import { itemCodes, itemName } from '#web/ledger/list/item-name.ts';
import { leadText, type ItemNames } from '#web/ledger/list/item-texts.ts';
import type { ListRows } from '#web/ledger/list/list-data.ts';
import { t } from '#web/ledger/list/words.ts';
import '#web/ledger/list/item-cards.css';

interface Props {
  readonly rows: ListRows;
  readonly findings: ItemFindings;
  readonly names: ItemNames;
  readonly onOpen: (itemId: string, tab: string) => void;
}

/** The list on a phone: to be read, one item at a time opened and changed. */
export function ItemCards({ rows, findings, names, onOpen }: Props) {
  return (
    <ul className="plain list-cards">
      {rows.items.map((item) => (
        <li key={item.id}>
          <button type="button" className="bare" onClick={() => onOpen(item.id, 'goal')}>
            <Card item={item} names={names} found={[...(findings.get(item.id)?.values() ?? [])]} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface CardProps {
  readonly item: ListItemRow;
  readonly names: ItemNames;
  readonly found: readonly FindingCode[];
}

function Card({ item, names, found }: CardProps) {
  const { goal, milestones, tier, children } = item;
  const { title } = itemName(item);
  return (
    <>
      <span className="list-card-head">
        <span className="list-code">{itemCodes(item).join(' · ')}</span> {leadText(item, names) ?? ''}
        <span className="grow" />
        {children !== undefined && <span className="tag">{t('list.item.children', { count: children })}</span>}
        <span className={tier === 1 ? 'tag l' : 'tag'}>{t(`list.tier.${tier}`)}</span>
      </span>
      <b>{title}</b>
      <span className={goal === undefined ? 'quiet' : ''}>{goal ?? t('list.item.no-goal')}</span>
      {milestones.length > 0 && <span className="list-lines">{writeMilestoneCell(milestones)}</span>}
      {found.length > 0 && (
        <span className="list-card-checks">
          {found.map((code) => (
            <span key={code} className="tag w">
              {t(`list.finding.${code}`)}
            </span>
          ))}
        </span>
      )}
    </>
  );
}
