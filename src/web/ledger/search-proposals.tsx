/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist cannot say of what kind a thing is, nor lead to it */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { searchNames, type NamedKind } from '#contract/ledger/search-endpoints.ts';
import { endedWords, leadsTo } from '#web/ledger/ended-words.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { objectsAddress } from '#web/ledger/object/objects-address.ts';
import { t, type MessageKey } from '#web/ledger/words.ts';
import type { Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import type { ProposalsProps } from '#web/ui/search-box.tsx';
import '#web/ledger/search-proposals.css';

/** Whoever types on is not asked about every letter. */
const restMs = 150;

type Named = Answer<typeof searchNames>['names'][number];

const labels = {
  unit: 'shell.nav.units',
  object: 'register.title',
  list: 'shell.nav.lists',
  plan: 'ledger.filter.planId',
} as const satisfies Record<NamedKind, MessageKey>;

/** Where a name leads: a unit to its tasks, an object to its page, a list to its grid, a plan to what it brought into the ledger, or to where it is in the making. */
function addressOf({ kind, id, draft }: Named): string {
  switch (kind) {
    case 'unit':
      return ledgerAddress({ filter: { unitId: [id] } });
    case 'object':
      return objectsAddress({ object: id });
    case 'list':
      return `/lists/${id}`;
    case 'plan':
      return draft ? '/plans' : ledgerAddress({ filter: { planId: [id] } });
  }
}

interface Option {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly foundBy: string | null;
  readonly note: string;
  readonly to: string;
}

function optionsOf({ ended, items, names }: Answer<typeof searchNames>): Option[] {
  return [
    ...items.map(({ id, listId, code, title, list }) => ({
      id,
      kind: t('search.item'),
      name: `${code} ${title}`,
      foundBy: null,
      note: list,
      to: `/lists/${listId}?item=${id}`,
    })),
    ...ended.map((task) => ({
      id: task.id,
      kind: t('search.ended'),
      name: endedWords(task),
      foundBy: null,
      note: '',
      to: ledgerAddress({ taskId: leadsTo(task) }),
    })),
    ...names.map((named) => ({
      id: named.id,
      kind: t(labels[named.kind]),
      name: named.name,
      foundBy: named.foundBy,
      note: named.draft ? t('search.draft') : named.kind === 'unit' ? t('search.to-tasks') : '',
      to: addressOf(named),
    })),
  ];
}

/** What is called so, under the search of every page. */
export function SearchProposals({ text, listId, optionId, active, onFound, onGo }: ProposalsProps) {
  const rested = useRested(text);
  const names = useQuery({ ...endpointQuery(searchNames, { query: { text: rested } }), placeholderData: keepPreviousData });
  const found = useMemo(() => (names.data === undefined ? [] : optionsOf(names.data)), [names.data]);
  useEffect(() => onFound(found.map(({ to }) => to)), [found, onFound]);
  return (
    // The box keeps the focus while something is clicked here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- no interaction: it keeps one from taking the focus
    <div className="search-proposals" onMouseDown={(event) => event.preventDefault()}>
      <ul className="plain" role="listbox" id={listId} aria-label={t('search.proposals')}>
        {found.map(({ kind, id, name, foundBy, note, to }, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box has the keys
          <li key={id} id={optionId(at)} role="option" aria-selected={at === active} tabIndex={-1} onClick={() => onGo(to)}>
            <small className="kind">{kind}</small>
            <span className="grow">
              {name}
              {foundBy !== null && (
                <>
                  {' '}
                  <small>{t('search.found-by', { name: foundBy })}</small>
                </>
              )}
              {note !== '' && <small className="note">{note}</small>}
            </span>
          </li>
        ))}
      </ul>
      <p aria-live="polite">{names.isError ? t('search.failed') : t('search.enter', { text })}</p>
    </div>
  );
}

/** The text, once nothing was typed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const resting = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(resting);
  }, [text]);
  return rested;
}
