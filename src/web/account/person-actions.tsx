import { Button } from 'antd';
import { useState } from 'react';
import { disableAccount, enableAccount, resetFactors, unlinkSubjects, unlockAccount, type Account } from '#contract/account/endpoints.ts';
import { AccessDialog } from '#web/account/access-dialog.tsx';
import type { Access } from '#web/account/access-result.tsx';
import { EditPersonDialog } from '#web/account/edit-person-dialog.tsx';
import { personActs } from '#web/account/person-acts.ts';
import { ReasonDialog } from '#web/account/reason-dialog.tsx';
import { SubjectDialog } from '#web/account/subject-dialog.tsx';
import { useAct } from '#web/ui/act.ts';
import { useMay } from '#web/access/me.ts';
import { useSession } from '#web/session/session-query.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/account/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

type Dialog = 'edit' | 'access' | 'disable' | 'reset' | 'subject' | 'unlink';

interface Props {
  readonly person: Account;
  readonly own: boolean;
  readonly onAccess: (access: Access) => void;
}

/** What the viewer's post may do about this account: the policy that the server asks decides which buttons there are. */
export function PersonActions({ person, own, onAccess }: Props) {
  const may = useMay();
  const { data: session } = useSession();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const params = { accountId: person.id };
  const close = () => setDialog(null);
  const acts = new Set(personActs(person, own, session?.installation.oidc != null, may));
  return (
    <div className="drawer-acts people-acts">
      {acts.has('edit') && <ActionButton label={t('people.edit')} onClick={() => setDialog('edit')} />}
      {acts.has('access') && <ActionButton label={t('people.access')} onClick={() => setDialog('access')} />}
      {acts.has('unlock') && (
        <ImmediateAction label={t('people.unlock')} done={t('people.unlock.done')} act={() => call(unlockAccount, { params })} />
      )}
      {acts.has('reset') && <ActionButton label={t('people.reset')} onClick={() => setDialog('reset')} />}
      {acts.has('subject') && <ActionButton label={t('people.subject')} onClick={() => setDialog('subject')} />}
      {acts.has('unlink') && <ActionButton label={t('people.unlink')} onClick={() => setDialog('unlink')} />}
      {acts.has('disable') && <ActionButton label={t('people.disable')} danger onClick={() => setDialog('disable')} />}
      {acts.has('enable') && (
        <ImmediateAction label={t('people.enable')} done={t('people.enable.done')} act={() => call(enableAccount, { params })} />
      )}
      {dialog === 'edit' && <EditPersonDialog person={person} onClose={close} />}
      {dialog === 'subject' && <SubjectDialog person={person} onClose={close} />}
      {dialog === 'access' && (
        <AccessDialog
          person={person}
          onClose={close}
          onIssued={(access) => {
            close();
            onAccess(access);
          }}
        />
      )}
      {dialog === 'disable' && (
        <ReasonDialog
          title={t('people.disable.title', { name: person.displayName })}
          text={t('people.disable.text')}
          okText={t('people.disable')}
          onClose={close}
          act={async (reason) => {
            await call(disableAccount, { params, body: { reason } });
            return t('people.disable.done');
          }}
        />
      )}
      {dialog === 'unlink' && (
        <ReasonDialog
          title={t('people.unlink.title', { name: person.displayName })}
          text={t('people.unlink.text')}
          okText={t('people.unlink')}
          onClose={close}
          act={async (reason) => {
            await call(unlinkSubjects, { params, body: { reason } });
            return t('people.unlink.done');
          }}
        />
      )}
      {dialog === 'reset' && (
        <ReasonDialog
          title={t('people.reset.title', { name: person.displayName })}
          text={t('people.reset.text')}
          okText={t('people.reset')}
          onClose={close}
          act={async (reason) => {
            await call(resetFactors, { params, body: { reason } });
            return t('people.reset.done');
          }}
        />
      )}
    </div>
  );
}

function ActionButton({ label, danger = false, onClick }: { label: string; danger?: boolean; onClick: () => void }) {
  return (
    <Button size="small" danger={danger} onClick={onClick}>
      {label}
    </Button>
  );
}

/** An action without confirmation, because nothing is lost by it. */
function ImmediateAction({ label, done, act }: { label: string; done: string; act: () => Promise<unknown> }) {
  const single = useSingle();
  const run = useAct(act, {
    onFresh: () => message.success(done),
    onError: (error) => message.error(explain(error)),
  });
  return (
    <Button size="small" type="primary" loading={run.isPending} onClick={() => single(() => run.mutateAsync())}>
      {label}
    </Button>
  );
}
