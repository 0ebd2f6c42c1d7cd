import { useQuery } from '@tanstack/react-query';
import { Alert, Modal, Progress } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { issuingSteps } from '#core/ledger/list/issuing-steps.ts';
import { getIssuing, issueList } from '#contract/ledger/issue-endpoints.ts';
import { getRuleSet } from '#contract/settings/endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import type { Checked } from '#web/ledger/list/list-findings.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PlainBones } from '#web/ui/plain.tsx';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly list: ListDetail;
  readonly checked: Checked;
  readonly onClose: () => void;
}

/** Says what issuing will do, does it, and leads to who has signed. */
export function IssueDialog({ list: given, checked, onClose }: Props) {
  const [list] = useState(given);
  const navigate = useNavigate();
  const saidDay = useSaidDay();
  const ruleSet = useQuery(endpointQuery(getRuleSet, {}));
  const single = useSingle();
  const act = useAct(() => call(issueList, { params: { listId: list.id }, body: { revision: list.revision } }), {
    onDone: ({ items, signFors, signDue }) => {
      message.success(t('list.issue.done', { items, signFors, day: saidDay(signDue.day) }), 6);
      onClose();
      void navigate(`/lists/${list.id}/signing`, { state: 'issued' });
    },
  });
  const rules = ruleSet.data?.rules;
  return (
    <Modal
      open
      title={t('list.issue.title', { name: listTitle(list) })}
      okText={act.isPending ? t('list.issue.busy') : t('list.issue')}
      okButtonProps={{ loading: act.isPending, ...(rules === undefined && { style: { display: 'none' } }) }}
      // What is under way is not called off by closing the dialog.
      cancelButtonProps={{ disabled: act.isPending }}
      closable={!act.isPending}
      keyboard={!act.isPending}
      maskClosable={!act.isPending}
      onOk={() => single(() => act.mutateAsync())}
      onCancel={onClose}
    >
      {/* What is confirmed are the jurisdiction's own clocks: nothing is said, and nothing issued, before they are read. */}
      {ruleSet.isPending && <PlainBones rows={4} />}
      {ruleSet.isError && <LoadFailure error={ruleSet.error} onRetry={() => void ruleSet.refetch()} />}
      {rules !== undefined && (
        <>
          <p>{t('list.issue.preview')}</p>
          <ol className="list-preview">
            <li>{t('list.issue.preview.items', { items: list.items })}</li>
            <li>{t('list.issue.preview.units', { units: checked.contacts.units, contacts: checked.contacts.with })}</li>
            <li>{t('list.issue.preview.clock', { days: rules['clock.sign-for'], decision: rules['clock.objection-decision'] })}</li>
            <li>{t('list.issue.preview.changes')}</li>
          </ol>
        </>
      )}
      {act.isPending && <Issuing listId={list.id} />}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}

/** How far it is: a large list takes seconds, in which nothing else could be seen of it. */
function Issuing({ listId }: { readonly listId: string }) {
  const { data } = useQuery({ ...endpointQuery(getIssuing, { params: { listId } }), refetchInterval: 400, staleTime: 0 });
  const told = data?.step ?? null;
  const [step, setStep] = useState(told);
  // The last step ends with the handler, and the commit is still to come: it must not look as if all began anew.
  if (told !== null && told !== step) setStep(told);
  return (
    <div className="dialog-gap" role="status">
      <Progress
        percent={step === null ? 0 : (100 * (issuingSteps.indexOf(step) + 1)) / (issuingSteps.length + 1)}
        showInfo={false}
        status="active"
        size="small"
        aria-hidden
      />
      <span>{step === null ? t('list.issue.busy') : t(`list.issue.step.${step}`)}</span>
    </div>
  );
}
