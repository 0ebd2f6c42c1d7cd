import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dismissSameWork, joinItems, listSameWork, type SameWorkProposal, type WorkItem } from '#contract/reporting/work-endpoints.ts';
import { JoinByCodes } from '#web/reporting/join-by-codes.tsx';
import { PartDialog } from '#web/reporting/part-dialog.tsx';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/reporting/work.css';

/** 同一工作: what may be one piece of work is confirmed here, and what is reported once stands below. */
export function WorkPage() {
  useTitle(t('work.title'));
  const read = useQuery(endpointQuery(listSameWork, {}));
  const [byCodes, setByCodes] = useState(false);
  if (read.isPending) return <PageSkeleton />;
  if (read.isError) return <LoadFailure error={read.error} onRetry={() => void read.refetch()} />;
  const { proposals, works, more } = read.data;
  const open = proposals.filter(({ dismissed }) => dismissed === null);
  const dismissed = proposals.filter((proposal) => proposal.dismissed !== null);
  return (
    <div className="page work-page">
      <div className="page-head">
        <h1>{t('work.title')}</h1>
        <span className="muted">{t('work.lead')}</span>
        <span className="grow" />
        <Button onClick={() => setByCodes(true)}>{t('work.by-codes')}</Button>
      </div>
      <section aria-label={t('work.proposed')}>
        <h2>{t('work.proposed')}</h2>
        {open.length === 0 && <p className="quiet">{t('work.proposed.none')}</p>}
        <ul className="plain work-rows">
          {open.map((proposal) => (
            <ProposalRow key={proposal.id} proposal={proposal} />
          ))}
        </ul>
      </section>
      <section aria-label={t('work.works')}>
        <h2>{t('work.works')}</h2>
        {works.length === 0 && <p className="quiet">{t('work.works.none')}</p>}
        <ul className="plain work-rows">
          {works.map((work) => (
            <JoinedRow key={work.workId} work={work} />
          ))}
        </ul>
      </section>
      {dismissed.length > 0 && (
        <details>
          <summary className="muted">{t('work.dismissed.title')}</summary>
          <ul className="plain work-rows">
            {dismissed.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} />
            ))}
          </ul>
        </details>
      )}
      {more && <p className="quiet">{t('work.more')}</p>}
      {byCodes && <JoinByCodes onClose={() => setByCodes(false)} />}
    </div>
  );
}

/** Two items side by side, and what both have in common. */
function ProposalRow({ proposal: { id, alike, items, dismissed } }: { readonly proposal: SameWorkProposal }) {
  const single = useSingle();
  const join = useAct(() => call(joinItems, { body: { codes: items.map(({ code }) => code) } }), {
    onDone: ({ asked }) => message.success(t('work.joined', { asked })),
    onError: (error) => message.error(explain(error), 6),
  });
  const dismiss = useAct((no: boolean) => call(dismissSameWork, { params: { proposalId: id }, body: { dismissed: no } }), {
    onDone: (_, no) => no && message.success(t('work.dismissed')),
    onError: (error) => message.error(explain(error), 6),
  });
  const [one, other] = items;
  const shared = one?.units.filter((unit) => other?.units.some((theirs) => theirs.id === unit.id)) ?? [];
  const leads = new Set(items.flatMap(({ units }) => units.filter(({ lead }) => lead).map((unit) => unit.id)));
  return (
    <li className="work-row">
      <div className="work-pair">
        {items.map((item) => (
          <ItemCard key={item.id} item={item} />
        ))}
      </div>
      <div className="work-facts">
        <span className="muted">
          {t('work.alike', { percent: Math.round(alike * 100) })} ·{' '}
          {shared.length === 0 ? t('work.shared.none') : t('work.shared', { units: shared.map(({ name }) => name).join('、') })}
        </span>
        {leads.size > 1 && <span className="tag w">{t('work.leads')}</span>}
        <span className="grow" />
        {dismissed === null ? (
          <>
            <Button loading={dismiss.isPending} onClick={() => single(() => dismiss.mutateAsync(true))}>
              {t('work.dismiss')}
            </Button>
            <Button type="primary" loading={join.isPending} onClick={() => single(() => join.mutateAsync())}>
              {t('work.join')}
            </Button>
          </>
        ) : (
          <>
            <span className="muted">{t('work.dismissed.by', { by: dismissed.by })}</span>
            <Button loading={dismiss.isPending} onClick={() => single(() => dismiss.mutateAsync(false))}>
              {t('work.restore')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function JoinedRow({ work: { items } }: { readonly work: Answer<typeof listSameWork>['works'][number] }) {
  const [parting, setParting] = useState<WorkItem | null>(null);
  return (
    <li className="work-row">
      <div className="work-pair">
        {items.map((item) => (
          <ItemCard key={item.id} item={item} onPart={() => setParting(item)} />
        ))}
      </div>
      {parting !== null && <PartDialog item={parting} onClose={() => setParting(null)} />}
    </li>
  );
}

function ItemCard({ item: { id, code, title, text, list, units }, onPart }: { readonly item: WorkItem; readonly onPart?: () => void }) {
  return (
    <div className="work-item">
      <div className="work-item-head">
        <span className="list-code">{code}</span>
        <span className="muted">{list.name}</span>
        <span className="grow" />
        {onPart !== undefined && (
          <Button size="small" onClick={onPart}>
            {t('work.part')}
          </Button>
        )}
      </div>
      <Link to={`/lists/${list.id}?item=${id}`}>{text ?? title}</Link>
      <p className="muted">
        {units.map((unit, at) => (
          <span key={unit.id}>
            {at > 0 && '、'}
            {unit.lead ? <b>{unit.name}</b> : unit.name}
          </span>
        ))}
      </p>
    </div>
  );
}
