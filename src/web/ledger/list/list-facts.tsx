import { Fragment } from 'react';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';

interface Props {
  readonly list: ListDetail;
  readonly first: string;
  /** It is read in other years, too. */
  readonly paper?: boolean;
}

/** Who approved a list and how, when it was issued, and by when its units sign; after what `first` says. */
export function ListFacts({ list, first, paper = false }: Props) {
  const { approval, issuedOn, signDue } = list;
  const saidDay = useSaidDay(paper);
  const facts = [
    first,
    ...(approval === null
      ? []
      : [
          t('list.approved', {
            on: saidDay(approval.on),
            as: approval.as,
            by: approval.by,
            way: approval.way,
            number: approval.number ?? 'none',
          }),
        ]),
    ...(issuedOn === null ? [] : [t('list.card.issued', { on: saidDay(issuedOn) })]),
    ...(signDue === null ? [] : [t(signDue.provisional ? 'list.card.due.provisional' : 'list.card.due', { day: saidDay(signDue.day) })]),
  ];
  return facts.map((fact, at) => (
    <Fragment key={fact}>
      {at > 0 && ' · '}
      {fact}
    </Fragment>
  ));
}
