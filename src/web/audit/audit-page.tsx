import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { searchAudit, type AuditEventRow } from '#contract/audit/endpoints.ts';
import { auditAddress, changed, isNarrowed, readEvent, readView, unreadOfAudit, type AuditView } from '#web/audit/audit-address.ts';
import { AuditDrawer } from '#web/audit/audit-drawer.tsx';
import { AuditExportMenu } from '#web/audit/audit-export-menu.tsx';
import { AuditFilters } from '#web/audit/audit-filters.tsx';
import { presetFilter, presetOf, presets } from '#web/audit/audit-presets.ts';
import { AuditTable } from '#web/audit/audit-table.tsx';
import { VerifyDialog } from '#web/audit/verify-dialog.tsx';
import type { CallInput } from '#web/ui/call.ts';
import { endpointPages } from '#web/ui/endpoint-query.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/audit/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { useScrollInHistory } from '#web/ui/places-in-history.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { unreadField } from '#web/audit/unread-words.ts';
import { UnreadFilters } from '#web/ui/unread-filters.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/audit/audit.css';
import '#web/ui/drawer.css';

const pageSize = 100;
const chains = ['jurisdiction', 'platform'] as const;

/** The auditor's page: who did what and when, business values hidden. Filter and open event stand in the address. */
export function AuditPage() {
  useTitle(t('audit.title'));
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const scrolled = useScrollInHistory('list');
  const view = useMemo(() => readView(search), [search]);
  const openSeq = readEvent(search);
  const [verifying, setVerifying] = useState(false);
  const show = (next: AuditView) => void navigate(auditAddress(next));
  const open = (seq: number | null) => void navigate(auditAddress(view, seq), { replace: openSeq !== null && seq !== null });

  const input: CallInput<typeof searchAudit> = { query: { ...view, limit: pageSize } };
  const list = useInfiniteQuery({
    ...endpointPages(searchAudit, input, ({ nextBefore }) =>
      nextBefore === null ? null : { query: { ...input.query, before: nextBefore } },
    ),
    placeholderData: keepPreviousData,
  });
  const events = useMemo<AuditEventRow[]>(() => list.data?.pages.flatMap((page) => page.events) ?? [], [list.data]);
  const at = events.findIndex(({ seq }) => seq === openSeq);
  const current = events[at];
  const step = (by: number) => {
    const next = events[at + by];
    return openSeq === null || next === undefined ? null : () => open(next.seq);
  };
  const move = (by: number) => () => (openSeq === null ? open(events[0]?.seq ?? null) : step(by)?.());
  useKeys({
    ArrowDown: move(1),
    j: move(1),
    ArrowUp: move(-1),
    k: move(-1),
    ...(openSeq === null ? {} : { Escape: () => open(null) }),
  });

  if (list.isPending) return <PageSkeleton />;
  const platform = list.data?.pages[0]?.platform === true;
  return (
    <div className={`audit${current === undefined ? '' : ' with-drawer'}`}>
      <section ref={scrolled} className="audit-main">
        <div className="page-head">
          <h1>{t('audit.title')}</h1>
          {platform && <Chains view={view} onView={show} />}
          <span className="muted audit-note">{view.chain === 'platform' ? t('audit.chain.platform.note') : t('audit.note')}</span>
          <span className="grow" />
          <Button onClick={() => setVerifying(true)}>{t('audit.verify')}</Button>
          <AuditExportMenu view={view} disabled={events.length === 0} />
        </div>
        <UnreadFilters unread={unreadOfAudit} fieldName={unreadField} />
        <Presets view={view} onView={show} />
        <AuditFilters view={view} onView={show} />
        <p className="audit-printed">{t('shell.print.date', { date: today() })}</p>
        {list.isError && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && events.length === 0 ? (
          <Nothing narrowed={isNarrowed(view)} />
        ) : (
          <AuditTable events={events} openSeq={openSeq} onOpen={({ seq }) => open(seq === openSeq ? null : seq)} />
        )}
        {events.length > 0 && <LoadOlder list={list} />}
      </section>
      {current !== undefined && (
        <AuditDrawer key={current.id} event={current} chain={view.chain} onClose={() => open(null)} onNewer={step(-1)} onOlder={step(1)} />
      )}
      {verifying && <VerifyDialog chain={view.chain} newest={events[0]?.seq ?? null} onClose={() => setVerifying(false)} />}
    </div>
  );
}

interface ViewProps {
  readonly view: AuditView;
  readonly onView: (view: AuditView) => void;
}

function Chains({ view, onView }: ViewProps) {
  return (
    <div className="audit-chains" role="tablist" aria-label={t('audit.chains')}>
      {chains.map((chain) => (
        <button
          type="button"
          key={chain}
          role="tab"
          className="bare"
          aria-selected={view.chain === chain}
          onClick={() => onView(changed({ chain }, {}))}
        >
          {t(`audit.chain.${chain}`)}
        </button>
      ))}
    </div>
  );
}

function Presets({ view, onView }: ViewProps) {
  const current = presetOf(view, today());
  return (
    <nav className="audit-presets" aria-label={t('audit.presets')}>
      {presets.map((preset) => (
        <button
          type="button"
          key={preset}
          className="bare"
          aria-pressed={preset === current}
          onClick={() => onView(changed({ chain: view.chain }, presetFilter(preset, today())))}
        >
          {t(`audit.preset.${preset}`)}
        </button>
      ))}
    </nav>
  );
}

function LoadOlder({ list }: { list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> } }) {
  if (!list.hasNextPage) return <p className="quiet audit-older">{t('audit.end')}</p>;
  return (
    <Button className="audit-older" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('audit.older')}
    </Button>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  return (
    <div className="state-page">
      <h1>{t(narrowed ? 'audit.none.title' : 'audit.empty.title')}</h1>
      <p className="muted">{t(narrowed ? 'audit.none.text' : 'audit.empty.text')}</p>
    </div>
  );
}
