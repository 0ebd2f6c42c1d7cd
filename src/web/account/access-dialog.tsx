import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { accessMethod, giveAccess, type AccessMethod, type Account } from '#contract/account/endpoints.ts';
import type { Access } from '#web/account/access-result.tsx';
import { MethodChoice } from '#web/account/method-choice.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/account/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** Gives a person new access: a link or an initial password. */
export function AccessDialog({ person, onClose, onIssued }: { person: Account; onClose: () => void; onIssued: (access: Access) => void }) {
  const single = useSingle();
  const [method, setMethod] = useState<AccessMethod>(person.joins ? 'join' : 'link');
  const give = useAct(
    () => call(giveAccess, { params: { accountId: person.id }, body: { method: method === 'password' ? 'password' : 'link' } }),
    {
      // Shown before anything else can fail: it is told once.
      onDone: onIssued,
    },
  );
  return (
    <Modal
      open
      title={t('people.access.title', { name: person.displayName })}
      okText={t('people.access.go')}
      okButtonProps={{ loading: give.isPending }}
      onOk={() => single(() => give.mutateAsync())}
      onCancel={onClose}
    >
      <MethodChoice methods={person.joins ? ['join'] : accessMethod.options} value={method} onChange={setMethod} />
      <p className="muted">{t('people.access.note')}</p>
      {give.isError && <Alert type="error" title={explain(give.error)} />}
    </Modal>
  );
}
