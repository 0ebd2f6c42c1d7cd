import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OpenList, OpenListTab } from '#contract/ledger/open-list-endpoints.ts';
import { TextDecision } from '#web/plan/unit-text/text-decision.tsx';
import { DecidedBy } from '#web/plan/unit-text/unit-decision.tsx';
import { t } from '#web/ledger/words.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';

interface Props {
  readonly list: OpenList;
  readonly tab: OpenListTab;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
  readonly onName: (ids: readonly string[]) => void;
}

/** Open at first where a text stands in few tasks. */
const shortList = 6;

/** One printed text of one plan: what it means everywhere, and the tasks, each of which can be decided on its own. */
export function OpenListCard({ list, tab, chosen, onChoose, onName }: Props) {
  const [open, setOpen] = useState(list.total <= shortList);
  const ids = list.responsibilities.map(({ id }) => id);
  const undecided = tab === 'unnamed' || tab === 'unmatched';
  const here = ids.filter((id) => chosen.has(id)).length;
  return (
    <section className="open-list">
      <header>
        <Checkbox
          checked={here === ids.length}
          indeterminate={here > 0 && here < ids.length}
          aria-label={t('open-lists.all-of-text', { count: ids.length })}
          onChange={(event) => onChoose(ids, event.target.checked)}
        />
        <h2>
          <span className={!undecided ? 'tag' : list.openList ? 'tag o' : 'tag w'}>{list.text}</span>
        </h2>
        <span className="quiet">{t('open-lists.total', { count: list.total })}</span>
        <span className="quiet one grow">{t('open-lists.plan', { title: list.planTitle })}</span>
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'open-lists.hide' : 'open-lists.show')}
        </Button>
      </header>
      {undecided ? (
        <TextDecision of={list} openList={list.openList} proposals={list.proposals} state="open" unitIds={[]} />
      ) : (
        <Decided list={list} />
      )}
      {open && (
        <ul className="plain open-list-tasks">
          {list.responsibilities.map((row) => (
            <li key={row.id}>
              <Checkbox
                checked={chosen.has(row.id)}
                aria-label={t('ledger.select.one', { code: row.taskCode })}
                onChange={(event) => onChoose([row.id], event.target.checked)}
              />
              <span className="quiet open-list-code">{row.taskCode}</span>
              <Link className="grow one" to={ledgerAddress({ taskId: row.taskId })} title={row.taskTitle}>
                {row.taskTitle}
              </Link>
              <span className="tag">{t(`role.${row.role}`)}</span>
              {row.state !== 'open' && (
                <span className="open-list-decided">
                  {row.state === 'as-printed' ? (
                    <span className="tag">{t('unit-text.as-printed')}</span>
                  ) : (
                    <span className="one" title={row.units.map(({ name }) => name).join('、')}>
                      {row.units.map(({ name }) => name).join('、')}
                    </span>
                  )}
                  {row.singly && <span className="tag">{t('open-lists.singly')}</span>}
                  <DecidedBy by={row.resolvedBy} at={row.resolvedAt} />
                </span>
              )}
              <Button size="small" type="link" onClick={() => onName([row.id])}>
                {t(row.state !== 'open' ? 'unit-text.change' : list.openList ? 'unit-text.name' : 'unit-text.choose')}
              </Button>
            </li>
          ))}
          {list.total > ids.length && <li className="quiet">{t('open-lists.listed', { shown: ids.length, count: list.total })}</li>}
        </ul>
      )}
    </section>
  );
}

/** The decision on the text, which holds where no single task is decided otherwise, with a button to change it; empty when only single tasks are decided. */
function Decided({ list }: { list: OpenList }) {
  const [changing, setChanging] = useState(false);
  const row = list.responsibilities.find(({ singly }) => !singly);
  if (row === undefined) return null;
  return (
    <>
      <p className="open-list-meaning">
        {row.state === 'as-printed' ? (
          <span className="tag">{t('unit-text.as-printed')}</span>
        ) : (
          <b>{row.units.map(({ name }) => name).join('、')}</b>
        )}
        <DecidedBy by={row.resolvedBy} at={row.resolvedAt} />
        <Button size="small" type="link" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {t('unit-text.change')}
        </Button>
      </p>
      {changing && (
        <TextDecision
          of={list}
          openList={list.openList}
          proposals={[]}
          state={row.state}
          unitIds={row.units.map(({ id }) => id)}
          onDone={() => setChanging(false)}
        />
      )}
    </>
  );
}
