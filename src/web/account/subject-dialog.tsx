import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { linkSubject, type Account } from '#contract/account/endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/account/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** Joins the person's account at the identity provider, by the identifier that never changes there. */
export function SubjectDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const single = useSingle();
  const [subject, setSubject] = useState('');
  const link = useAct(() => call(linkSubject, { params: { accountId: person.id }, body: { subject: subject.trim() } }), {
    onDone: () => {
      message.success(t('people.subject.done'));
      onClose();
    },
  });
  const save = () => single(() => link.mutateAsync());
  return (
    <Modal
      open
      title={t('people.subject.title', { name: person.displayName })}
      okText={t('people.subject')}
      okButtonProps={{ disabled: subject.trim() === '', loading: link.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div" className="people-form">
        <Form.Item label={t('people.subject.field')} htmlFor="people-subject" extra={t('people.subject.note')}>
          <Input
            id="people-subject"
            ref={focusOnce}
            autoComplete="off"
            spellCheck={false}
            maxLength={maxLengthOf(linkSubject.body, 'subject')}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
            onPressEnter={() => subject.trim() !== '' && save()}
          />
        </Form.Item>
      </Form>
      {link.isError && <Alert type="error" title={explain(link.error)} />}
    </Modal>
  );
}
