import { useQuery } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { issueList } from '#contract/ledger/issue-endpoints.ts';
import { getRuleSet } from '#contract/settings/endpoints.ts';
import { defaultRules } from '#core/settings/rules.ts';
import { useMay } from '#web/access/me.ts';
import type { Checked } from '#web/ledger/list/list-findings.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { message } from '#web/ui/notices.ts';
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
  const may = useMay();
  const rules = useQuery({ ...endpointQuery(getRuleSet, {}), enabled: may('getRuleSet') }).data?.rules ?? defaultRules;
  const single = useSingle();
  const act = useAct(() => call(issueList, { params: { listId: list.id }, body: { revision: list.revision } }), {
    onDone: ({ items, signFors, signDue }) => {
      message.success(t('list.issue.done', { items, signFors, day: signDue.day }), 6);
      onClose();
      void navigate(`/lists/${list.id}/signing`);
    },
  });
  return (
    <Modal
      open
      title={t('list.issue.title', { name: list.name })}
      okText={act.isPending ? t('list.issue.busy') : t('list.issue')}
      okButtonProps={{ loading: act.isPending }}
      maskClosable={!act.isPending}
      onOk={() => single(() => act.mutateAsync())}
      onCancel={onClose}
    >
      <p>{t('list.issue.preview')}</p>
      <ol className="list-preview">
        <li>{t('list.issue.preview.items', { items: list.items })}</li>
        <li>{t('list.issue.preview.units', { units: checked.contacts.units, contacts: checked.contacts.with })}</li>
        <li>{t('list.issue.preview.clock', { days: rules['clock.sign-for'], decision: rules['clock.objection-decision'] })}</li>
        <li>{t('list.issue.preview.changes')}</li>
      </ol>
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}
