import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment, useMemo } from 'react';
import { Link } from 'react-router';
import type { AuditEventRow } from '#contract/audit/endpoints.ts';
import { nameOn } from '#core/unit/unit.ts';
import { auditAddress, type AuditView } from '#web/audit/audit-address.ts';
import { actWords, changesOf, detailWords, typeWord } from '#web/audit/audit-event-words.ts';
import { momentOf } from '#web/audit/audit-moment.ts';
import { OutcomeTag } from '#web/audit/audit-table.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { today } from '#web/ui/instant.ts';
import { useLanguage } from '#web/ui/language.ts';
import { t } from '#web/audit/words.ts';
import { useUnits } from '#web/unit/use-units.ts';
import '#web/audit/audit-drawer.css';

interface Props {
  readonly event: AuditEventRow;
  readonly chain: AuditView['chain'];
  readonly onClose: () => void;
  readonly onNewer: (() => void) | null;
  readonly onOlder: (() => void) | null;
}

/** One event with all its fields, as far as an auditor may read them. */
export function AuditDrawer({ event, chain, onClose, onNewer, onOlder }: Props) {
  const detail = detailWords(event);
  const own = { chain } as const;
  return (
    <aside className="drawer audit-drawer" aria-label={t('audit.drawer')}>
      <Button className="drawer-close" type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('shell.close')} />
      <p className="drawer-crumb">
        {t('audit.column.seq')} {event.seq} · {momentOf(event.at)}
        <span className="audit-steps">
          <Button
            size="small"
            type="text"
            icon={<UpOutlined />}
            disabled={onNewer === null}
            onClick={onNewer ?? undefined}
            aria-label={t('audit.drawer.newer')}
          />
          <Button
            size="small"
            type="text"
            icon={<DownOutlined />}
            disabled={onOlder === null}
            onClick={onOlder ?? undefined}
            aria-label={t('audit.drawer.older')}
          />
        </span>
      </p>
      <h2>
        {actWords(event.act)} <OutcomeTag outcome={event.outcome} />
      </h2>
      <dl className="fields audit-fields">
        <dt>{t('audit.drawer.who')}</dt>
        <dd>
          {event.actor}
          {event.accountId !== null && (
            <Link to={auditAddress({ ...own, accountId: event.accountId })}>{t('audit.drawer.same-account')}</Link>
          )}
        </dd>
        {event.unitName !== null && <dt>{t('audit.drawer.unit')}</dt>}
        {event.unitName !== null && <dd>{event.unitName}</dd>}
        {detail !== null && <dt>{event.outcome === 'done' ? t('audit.drawer.detail') : t('audit.drawer.reason')}</dt>}
        {detail !== null && <dd className="audit-detail">{detail}</dd>}
        <dt>{t('audit.drawer.address')}</dt>
        <dd>
          {event.address ?? <span className="quiet">{t('shell.none')}</span>}
          {event.address !== null && <Link to={auditAddress({ ...own, address: event.address })}>{t('audit.drawer.same-address')}</Link>}
        </dd>
      </dl>
      <Objects event={event} chain={chain} />
      <dl className="fields audit-fields audit-proof">
        <dt>{t('audit.drawer.act')}</dt>
        <dd>
          <code>{event.act}</code>
        </dd>
        {event.requestId !== null && (
          <>
            <dt>{t('audit.drawer.request')}</dt>
            <dd>
              <code>{event.requestId}</code>
              <CopyButton small text={event.requestId} label={t('audit.drawer.request')} />
              <Link to={auditAddress({ ...own, requestId: event.requestId })}>{t('audit.drawer.same-request')}</Link>
            </dd>
          </>
        )}
        {event.hash !== null && (
          <>
            <dt>{t('audit.drawer.hash')}</dt>
            <dd>
              <code>{event.hash}</code>
              <CopyButton small text={event.hash} label={t('audit.drawer.hash')} />
            </dd>
          </>
        )}
      </dl>
    </aside>
  );
}

function Objects({ event, chain }: Pick<Props, 'event' | 'chain'>) {
  const language = useLanguage();
  const units = useUnits().data;
  const nameOf = useMemo(() => {
    const names = new Map(units?.map((unit) => [unit.id, nameOn(unit, today()).full]));
    return (id: string) => names.get(id) ?? null;
  }, [units]);
  return (
    <>
      <h3 className="drawer-section">
        {t('audit.drawer.objects')}{' '}
        {event.objects.length > 1 && <small className="quiet">{event.objects.length + event.moreObjects}</small>}
      </h3>
      {event.masked && <p className="audit-masked quiet">{t('audit.drawer.masked')}</p>}
      {event.objects.length === 0 && <p className="quiet">{t('audit.drawer.objects.none')}</p>}
      {event.objects.map((object, at) => {
        const changes = changesOf(object, nameOf);
        return (
          <section key={`${object.id}-${String(at)}`} className="audit-object">
            <header>
              <b>
                {typeWord(object.type, language)} {object.name}
              </b>
              <Link to={auditAddress({ chain, objectType: object.type, objectId: object.id })}>{t('audit.drawer.same-object')}</Link>
              <code>{object.id}</code>
            </header>
            {changes.length > 0 && (
              <div className="audit-changes" role="table">
                <Cells cells={[t('audit.drawer.field'), t('audit.drawer.before'), t('audit.drawer.after')]} role="columnheader" />
                {changes.map(({ field, before, after }) => (
                  <Cells key={field} cells={[field, before, after]} role="cell" />
                ))}
              </div>
            )}
          </section>
        );
      })}
      {event.moreObjects > 0 && <p className="quiet">{t('audit.drawer.objects.more', { count: event.moreObjects })}</p>}
    </>
  );
}

function Cells({ cells, role }: { cells: readonly (string | null)[]; role: 'columnheader' | 'cell' }) {
  return (
    <div role="row">
      {cells.map((cell, at) => (
        <Fragment key={at}>
          <span role={role}>{cell ?? <span className="quiet">{t('shell.none')}</span>}</span>
        </Fragment>
      ))}
    </div>
  );
}
