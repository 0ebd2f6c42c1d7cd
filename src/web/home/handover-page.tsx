import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { exportHandover, getHandover, type Handover, type HandoverRow } from '#contract/home/handover-endpoints.ts';
import { handoverCells, handoverColumns, handoverParts, type HandoverPart } from '#contract/home/handover-words.ts';
import { useMay } from '#web/access/me.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { t } from '#web/home/handover-words.ts';
import { sayDay } from '#web/home/row-words.ts';
import { useHandoverSeen } from '#web/home/handover-seen.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { textOfCode, useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { download } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/home/handover.css';

/** 交接单: what a unit's desk owes, has promised, and where it is stuck, for whoever takes over; to be printed. `?unit=`: of another unit. */
export function HandoverPage() {
  useTitle(t('handover.title'));
  const [search, setSearch] = useSearchParams();
  const unitId = search.get('unit') ?? undefined;
  const handover = useQuery(endpointQuery(getHandover, { query: unitId === undefined ? {} : { unitId } }));
  const [, setSeen] = useHandoverSeen();
  const own = unitId === undefined && handover.data !== undefined;
  useEffect(() => {
    if (own) setSeen(true);
  }, [own, setSeen]);
  if (handover.isPending) return <PageSkeleton />;
  if (handover.data === undefined)
    return (
      <div className="page">
        <LoadFailure error={handover.error} onRetry={() => void handover.refetch()} />
      </div>
    );
  return <Sheet handover={handover.data} onUnit={(id) => setSearch(id === null ? {} : { unit: id })} />;
}

function Sheet({ handover, onUnit }: { readonly handover: Handover; readonly onUnit: (id: string | null) => void }) {
  const may = useMay();
  const language = useLanguage();
  const { unit, today, people } = handover;
  const single = useSingle();
  return (
    <div className="page handover">
      <div className="page-head">
        <h1>{unit === null ? t('handover.office') : t('handover.of', { unit: unit.name })}</h1>
        <span className="handover-acts">
          {may('decideObjection') && (
            <UnitPicker aria-label={t('handover.unit')} placeholder={t('handover.unit')} value={unit?.id ?? null} onChange={onUnit} />
          )}
          <Button
            onClick={() =>
              single(() =>
                download(exportHandover, { query: unit === null ? {} : { unitId: unit.id } }).catch((error: unknown) =>
                  message.error(explain(error), 6),
                ),
              )
            }
          >
            {t('handover.download')}
          </Button>
          <Button onClick={() => print()}>{t('handover.print')}</Button>
        </span>
      </div>
      <p className="muted">{t('handover.note', { day: dayWords(today, language, new Date(today)) })}</p>
      {people.length > 0 && (
        <p>
          {t('handover.people')}：{people.map(({ role, name }) => `${t(`post-role.${role}`)} ${name}`).join('；')}
        </p>
      )}
      {handoverParts.map((part) => (
        <Part key={part} part={part} rows={handover[part]} today={today} />
      ))}
      <p className="handover-sign">
        {t('handover.sign')}
        <br />
        {t('handover.sign.day')}
      </p>
    </div>
  );
}

function Part({ part, rows, today }: { readonly part: HandoverPart; readonly rows: readonly HandoverRow[]; readonly today: string }) {
  const language = useLanguage();
  return (
    <section aria-labelledby={`handover-${part}`}>
      <h2 id={`handover-${part}`}>
        {t(`handover.${part}`)} <span className="quiet">{rows.length}</span>
      </h2>
      {part !== 'owed' && <p className="quiet">{t(`handover.${part}.note`)}</p>}
      {rows.length === 0 ? (
        <p className="muted">{t(`handover.${part}.none`)}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {handoverColumns.map((column) => (
                <th key={column} scope="col">
                  {t(`handover.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => {
              const cells = handoverCells(part, row, { textOfCode, sayDay: (day) => sayDay(day, today, language) });
              return (
                <tr key={`${row.link} ${at}`}>
                  <td>{cells.due}</td>
                  <td>{cells.kind}</td>
                  <td>
                    <Link to={row.link}>{cells.item}</Link>
                  </td>
                  <td>{cells.said}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
