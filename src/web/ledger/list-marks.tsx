/** Which lists of the years have a task: a mark in its row, lines in its record. */
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { t } from '#web/ledger/words.ts';

type Mark = TaskRow['lists'][number];

/** The item in its list. */
export const itemAddress = ({ listId, itemId }: Mark): string => `/lists/${listId}?item=${itemId}`;

/** The list that has a task, and how far it is there. */
export function markWords({ year, state, code }: Mark): string {
  return code === null ? t('ledger.mark.composed', { year, state: t(`list.state.${state}`) }) : t('ledger.mark.listed', { code });
}

function markTitle({ year, name, state }: Mark): string {
  return t('ledger.mark.title', { year, name, state: t(`list.state.${state}`) });
}

/** In a row the keys are the table's: the link is for the pointer, and the record has it too. */
export function RowMarks({ task: { lists } }: { readonly task: TaskRow }) {
  return lists.map((mark) => (
    <Link
      key={mark.itemId}
      className={`tag small list-mark${mark.code === null ? '' : ' l'}`}
      to={itemAddress(mark)}
      title={markTitle(mark)}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
    >
      {markWords(mark)}
    </Link>
  ));
}

/** On a card, which is a button itself. */
export function CardMarks({ task: { lists } }: { readonly task: TaskRow }) {
  return lists.map((mark) => (
    <span key={mark.itemId} className={`tag small${mark.code === null ? '' : ' l'}`}>
      {markWords(mark)}
    </span>
  ));
}

/** Of a record: each list by its name, with how it stands and the item's code. */
export function TaskLists({ lists }: { readonly lists: readonly Mark[] }) {
  return lists.map((mark, index) => (
    <Fragment key={mark.itemId}>
      {index > 0 && <br />}
      <Link to={itemAddress(mark)} title={markTitle(mark)}>
        {listTitle(mark)}
      </Link>{' '}
      <span className={mark.code === null ? 'tag' : 'tag l'}>{markWords(mark)}</span>
    </Fragment>
  ));
}
