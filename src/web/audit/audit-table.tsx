import { useEffect, useRef } from 'react';
import type { AuditEventRow } from '#contract/audit/endpoints.ts';
import { actWords, rowWords } from '#web/audit/audit-event-words.ts';
import { momentOf } from '#web/audit/audit-moment.ts';
import { useLanguage, type Language } from '#web/ui/language.ts';
import { t } from '#web/audit/words.ts';

interface Props {
  readonly events: readonly AuditEventRow[];
  readonly openSeq: number | null;
  readonly onOpen: (event: AuditEventRow) => void;
}

/** The trail as a dense table; on a phone each event is a card. */
export function AuditTable({ events, openSeq, onOpen }: Props) {
  const language = useLanguage();
  return (
    <table className="audit-table" aria-label={t('audit.table')}>
      <thead>
        <tr>
          <th className="audit-seq">{t('audit.column.seq')}</th>
          <th className="audit-at">{t('audit.column.at')}</th>
          <th>{t('audit.column.actor')}</th>
          <th>{t('audit.column.act')}</th>
          <th>{t('audit.column.objects')}</th>
          <th>{t('audit.column.outcome')}</th>
          <th>{t('audit.column.address')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Row key={event.id} event={event} open={event.seq === openSeq} language={language} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly event: AuditEventRow;
  readonly open: boolean;
  readonly language: Language;
  readonly onOpen: (event: AuditEventRow) => void;
}

function Row({ event, open, language, onOpen }: RowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const told = rowWords(event, language);
  return (
    <tr ref={row} className={open ? 'on' : undefined} onClick={() => onOpen(event)}>
      <td className="audit-seq">{event.seq}</td>
      <td className="audit-at">
        <time dateTime={event.at}>{momentOf(event.at)}</time>
      </td>
      <td className="audit-who">
        {event.actor}
        {event.unitName !== null && <small>{event.unitName}</small>}
      </td>
      <td className="audit-act">
        <button type="button" className="bare" aria-expanded={open}>
          {actWords(event.act)}
        </button>
      </td>
      <td className={event.objects.length === 0 ? 'audit-objects quiet' : 'audit-objects'}>{told === '' ? t('shell.none') : told}</td>
      <td className="audit-outcome">
        <OutcomeTag outcome={event.outcome} />
      </td>
      <td className="audit-address">{event.address ?? <span className="quiet">{t('shell.none')}</span>}</td>
    </tr>
  );
}

/** Done is the rule and stays quiet. */
export function OutcomeTag({ outcome }: { outcome: AuditEventRow['outcome'] }) {
  const words = t(`audit.outcome.${outcome}`);
  if (outcome === 'done') return <span className="quiet">{words}</span>;
  return <span className={outcome === 'refused' ? 'tag w' : 'tag r'}>{words}</span>;
}
