import { Button } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Consultation, ConsultationRound, Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { AnswerCell } from '#web/ledger/list/answer-cell.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';

interface Props {
  readonly round: ConsultationRound;
  readonly asked: readonly Consultation[];
  /** Of the round; none that was withdrawn. */
  readonly opinions: readonly Opinion[];
  /** Answers may be given. */
  readonly composed: boolean;
  /** The one that somebody came for. */
  readonly sought: string | null;
}

/** 意见采纳情况表: unit by unit, with who has no opinion and who said nothing, as it is printed. */
export function OpinionTable({ round, asked, opinions, composed, sought }: Props) {
  const [onlyOpen, setOnlyOpen] = useState(false);
  const open = opinions.filter(({ state }) => state === 'handed').length;
  const of = Map.groupBy(opinions, ({ consultationId }) => consultationId);
  const rows = asked.flatMap((one): readonly { readonly one: Consultation; readonly opinion: Opinion | null }[] => {
    const own = of.get(one.id) ?? [];
    if (onlyOpen) return own.filter(({ state }) => state === 'handed').map((opinion) => ({ one, opinion }));
    return own.length === 0 ? [{ one, opinion: null }] : own.map((opinion) => ({ one, opinion }));
  });
  return (
    <section aria-label={t('opinion.table')} className="opinion-sheet">
      <div className="opinion-tools">
        <h2>{t('opinion.table')}</h2>
        <span className="grow" />
        {(open > 0 || onlyOpen) && (
          <Button className="no-print" size="small" aria-pressed={onlyOpen} onClick={() => setOnlyOpen(!onlyOpen)}>
            {onlyOpen ? t('opinion.all', { count: opinions.length }) : t('opinion.only-open', { count: open })}
          </Button>
        )}
      </div>
      {opinions.length === 0 && <p className="quiet">{t('opinion.table.none')}</p>}
      <table className="opinion-table">
        <caption>{t('opinion.sheet.heading', { year: String(round.list.year), name: round.list.name, number: round.number })}</caption>
        <thead>
          <tr>
            <th>{t('opinion.number')}</th>
            <th>{t('opinion.column.unit')}</th>
            <th>{t('opinion.column.item')}</th>
            <th>{t('opinion.column.said')}</th>
            <th>{t('opinion.column.decision')}</th>
            <th>{t('opinion.column.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ one, opinion }, at) => (
            <Fragment key={opinion?.id ?? one.id}>
              {opinion === null ? (
                <tr>
                  <td>{at + 1}</td>
                  <td>{one.unit.name}</td>
                  <td />
                  <td className="muted">
                    {one.state === 'asked' && round.endedAt !== null ? t('opinion.ended.asked') : t(`consultation.state.${one.state}`)}
                  </td>
                  <td />
                  <td />
                </tr>
              ) : (
                <Row opinion={opinion} at={at} listId={round.list.id} composed={composed} sought={opinion.id === sought} />
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly opinion: Opinion;
  readonly at: number;
  readonly listId: string;
  readonly composed: boolean;
  readonly sought: boolean;
}

function Row({ opinion, at, listId, composed, sought }: RowProps) {
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (sought) place.current?.scrollIntoView({ block: 'center' });
  }, [sought]);
  return (
    <tr ref={place} className={sought ? 'on' : ''}>
      <td>{at + 1}</td>
      <td>{opinion.unit.name}</td>
      <td>
        {opinion.item === null ? (
          t('opinion.whole')
        ) : opinion.item.removed ? (
          `${opinion.item.code} ${opinion.item.title}（${t('opinion.item.removed')}）`
        ) : (
          <Link to={`/lists/${listId}?item=${opinion.item.id}`}>
            {opinion.item.code} {opinion.item.title}
          </Link>
        )}
      </td>
      <td className="opinion-said">{opinion.said}</td>
      <AnswerCell opinion={opinion} composed={composed} />
    </tr>
  );
}
