import { Button, Input, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { diffVersion, publishDraft } from '#contract/ledger/publish-endpoints.ts';
import { LabelTag } from '#web/plan/label-tag.tsx';
import { diffAddress } from '#web/plan/plan-address.ts';
import { checkPublish } from '#core/plan/draft/publish.ts';
import { chosen, chosenAdjustments, type AdjustmentChoices, type Choices } from '#web/ledger/publish/clash-choices.ts';
import { PublishAdjusted } from '#web/ledger/publish/publish-adjusted.tsx';
import { PublishClashes } from '#web/ledger/publish/publish-clashes.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { PublishLeaderless } from '#web/ledger/publish/publish-leaderless.tsx';
import { PublishWithdrawn } from '#web/ledger/publish/publish-withdrawn.tsx';
import { continuedLeads, leaderlessOf, leadThatStands } from '#web/plan/review/continued-leads.ts';
import { acceptancesOf, withCommonReason } from '#web/plan/review/doubts-alike.ts';
import type { OpenDoubt } from '#web/plan/review/open-doubts.ts';
import { goToDoubt } from '#web/plan/review/review-state.ts';
import { usePlanUnits } from '#web/plan/unit-text/use-plan-units.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/ledger/publish/page-words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { message } from '#web/ui/notices.ts';

const longestReason = maxLengthOf(publishDraft.body.shape.acceptances.element, 'reason');

/** What is left before the draft becomes the ledger: each open doubt with the reason for leaving it, and the tasks that nobody leads. */
export function PublishDialog({ onClose, onUnits }: { onClose: () => void; onUnits: () => void }) {
  const { state } = useReview();
  const navigate = useNavigate();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [common, setCommon] = useState('');
  const [choices, setChoices] = useState<Choices>(new Map());
  const [kept, setKept] = useState<AdjustmentChoices>(new Map());
  const { draft, openDoubts, version } = state;
  const acceptances = acceptancesOf(openDoubts, reasons);
  const unsent = state.pending.length > 0;
  // What the first version of a plan says nobody can have corrected.
  const diff = useQuery({
    ...endpointQuery(diffVersion, { params: { planId: version.planId, versionId: version.id } }),
    enabled: version.number > 1,
  });
  // What a task that goes on brings from the ledger is not missing: its lead, and names that were decided for it alone.
  const leads = diff.data === undefined ? state.continuedLeads : continuedLeads(draft, diff.data.tasks);
  const leaderless = leaderlessOf(draft, leads);
  const led = draft.tasks.length - leaderless.length;
  const ledBefore = draft.tasks.filter((task) => {
    const { lead, continued } = leadThatStands(leads, task);
    return continued && lead !== null;
  }).length;
  const decidedTexts = diff.data === undefined ? state.decidedTexts : new Set(diff.data.decidedTexts);
  const openUnits = usePlanUnits().data?.filter(({ state: decided, text }) => decided === 'open' && !decidedTexts.has(text)).length ?? 0;
  const clashes = diff.data?.clashes ?? [];
  const withdrawn = diff.data?.withdrawn ?? [];
  const adjusted = diff.data?.adjusted ?? [];
  const undecided = clashes.length - chosen(clashes, choices).length + adjusted.length - chosenAdjustments(adjusted, kept).length;
  const ready = checkPublish(draft, acceptances).ok && !unsent && undecided === 0 && !diff.isLoading;

  const begun = useRef(false);
  /** Where one begins, once it is known what is asked: the first field, else the button that publishes. */
  const begin = (body: HTMLElement | null) => {
    if (body === null || begun.current || diff.isLoading) return;
    begun.current = true;
    const field = body.querySelector<HTMLElement>('input, textarea');
    (field ?? body.closest('.ant-modal')?.querySelector<HTMLElement>('.ant-modal-footer .ant-btn-primary'))?.focus({ preventScroll: true });
  };

  const single = useSingle();
  const { planId, id: versionId, draftRevision: revision } = version;
  const publish = useAct(
    () =>
      call(publishDraft, {
        params: { planId, versionId },
        body: {
          revision,
          acceptances,
          continues: [],
          corrections: chosen(clashes, choices),
          adjustments: chosenAdjustments(adjusted, kept),
        },
      }),
    {
      onFresh: async ({ published, continued, withdrawn: gone }) => {
        const count = published + continued;
        message.success(
          version.number === 1
            ? t('review.publish.done', { count })
            : t('review.publish.done.next', { count, continued, added: published, withdrawn: gone }),
          6,
        );
        await navigate(ledgerAddress({ filter: { planId: [planId] } }));
      },
      onError: (error) => message.error(explain(error), 8),
    },
  );
  return (
    <Modal
      open
      width={760}
      title={t('review.publish.title')}
      onCancel={onClose}
      footer={
        <>
          {unsent && <span className="quiet rv-footer-note">{t('review.publish.unsent')}</span>}
          {!unsent && undecided > 0 && <span className="quiet rv-footer-note">{t('correction.clash.left', { count: undecided })}</span>}
          {!unsent && openDoubts.length > acceptances.length && (
            <span className="quiet rv-footer-note">{t('review.publish.reasons', { count: openDoubts.length - acceptances.length })}</span>
          )}
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="primary" disabled={!ready} loading={publish.isPending} onClick={() => single(() => publish.mutateAsync())}>
            {t('review.publish.give', { count: draft.tasks.length })}
          </Button>
        </>
      }
    >
      <div className="rv-publish" ref={begin}>
        <p className="rv-publish-counts">
          <span>{t('review.publish.count.tasks', { count: draft.tasks.length })}</span>
          <span>
            {t('review.publish.count.led', { count: led })}
            {ledBefore > 0 && t('review.publish.count.led-continued', { count: ledBefore })}
          </span>
          <span className={leaderless.length > 0 ? 'warn' : ''}>{t('review.publish.count.leaderless', { count: leaderless.length })}</span>
          <span className={openDoubts.length > 0 ? 'warn' : ''}>{t('review.publish.count.open', { count: openDoubts.length })}</span>
          <span className={openUnits > 0 ? 'warn' : ''}>{t('unit-text.publish.open', { count: openUnits })}</span>
          <LabelTag label={version.label} />
          {version.number > 1 && <Link to={diffAddress({ planId, versionId })}>{t('plan.diff')}</Link>}
        </p>
        {openUnits > 0 && (
          <p className="quiet">
            {t('unit-text.publish.note', { count: openUnits })}
            <Button size="small" type="link" onClick={onUnits}>
              {t('unit-text.publish.go')}
            </Button>
          </p>
        )}
        {withdrawn.length > 0 && <PublishWithdrawn tasks={withdrawn} />}
        {clashes.length > 0 && <PublishClashes clashes={clashes} choices={choices} onChoose={setChoices} />}
        {adjusted.length > 0 && <PublishAdjusted adjusted={adjusted} choices={kept} onChoose={setKept} />}
        {diff.isError && <LoadFailure error={diff.error} onRetry={() => void diff.refetch()} />}
        {openDoubts.length > 0 && (
          <section>
            <h3>{t('review.publish.open', { count: openDoubts.length })}</h3>
            <p className="quiet">{t('review.publish.open.note')}</p>
            {openDoubts.length > 1 && (
              <form
                className="rv-inline-form rv-publish-common"
                onSubmit={(event) => {
                  event.preventDefault();
                  setReasons(withCommonReason(openDoubts, reasons, common));
                }}
              >
                <Input
                  size="small"
                  maxLength={longestReason}
                  value={common}
                  placeholder={t('review.publish.common')}
                  aria-label={t('review.publish.common')}
                  onChange={(event) => setCommon(event.target.value)}
                />
                <Button size="small" htmlType="submit" disabled={common.trim() === ''}>
                  {t('review.publish.common.give')}
                </Button>
              </form>
            )}
            <ul className="plain rv-publish-list">
              {openDoubts.map((doubt) => (
                <LeftDoubt
                  key={doubt.key}
                  doubt={doubt}
                  reason={reasons[doubt.key] ?? ''}
                  onReason={(reason) => setReasons({ ...reasons, [doubt.key]: reason })}
                  onClose={onClose}
                />
              ))}
            </ul>
          </section>
        )}
        {leaderless.length > 0 && <PublishLeaderless tasks={leaderless} onClose={onClose} />}
      </div>
    </Modal>
  );
}

interface LeftDoubtProps {
  readonly doubt: OpenDoubt;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

function LeftDoubt({ doubt, reason, onReason, onClose }: LeftDoubtProps) {
  const { state, change } = useReview();
  const words = state.draft.text.slice(doubt.start, doubt.end);
  return (
    <li>
      <div className="rv-publish-doubt">
        <span className={doubt.type === 'gap' ? 'tag r' : 'tag w'}>
          {t(doubt.type === 'gap' ? 'review.legend.gap' : 'review.legend.doubt')}
        </span>
        <span className="grow">
          <span className="serif">“{words.length > 60 ? `${words.slice(0, 60)}…` : words}”</span>
          {doubt.type === 'doubt' && <span className="quiet rv-small"> {doubt.doubt.message}</span>}
        </span>
        <Button
          size="small"
          type="link"
          onClick={() => {
            onClose();
            change((now) => goToDoubt(now, doubt.key));
          }}
        >
          {t('review.publish.settle')}
        </Button>
      </div>
      <Input
        size="small"
        maxLength={longestReason}
        value={reason}
        placeholder={t('review.publish.reason')}
        aria-label={t('review.publish.reason')}
        onChange={(event) => onReason(event.target.value)}
      />
    </li>
  );
}
