import { useMutation } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { editAccount, type Account } from '#contract/account/endpoints.ts';
import { UnitField } from '#web/account/unit-field.tsx';
import { useKeepPerson, useReadPeople } from '#web/account/use-people.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/account/words.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Fields {
  readonly displayName: string;
  readonly unitId: string | null;
  readonly phone?: string;
}

/** Name, unit, phone. When somebody else was faster the newest is read, and what was typed stays to be saved again. */
export function EditPersonDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const keep = useKeepPerson();
  const readAnew = useReadPeople();
  const single = useSingle();
  const save = useMutation({
    mutationFn: ({ displayName, unitId, phone }: Fields) =>
      call(editAccount, {
        params: { accountId: person.id },
        body: { displayName: displayName.trim(), unitId, phone: phone?.trim() || null, revision: person.revision },
      }),
    onSuccess: async (account) => {
      message.success(t('people.edit.done'));
      onClose();
      await keep(account);
    },
    onError: async (error) => {
      if (hasCode(error, 'account-changed')) await readAnew();
    },
  });
  return (
    <Modal
      open
      title={`${t('people.edit')} · ${person.displayName}`}
      okText={t('shell.save')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        className="people-form"
        requiredMark={false}
        initialValues={{ displayName: person.displayName, unitId: person.unitId, phone: person.phone ?? '' }}
        onFinish={(fields) => single(() => save.mutateAsync(fields))}
      >
        <Form.Item name="displayName" label={t('people.add.name')} rules={[{ required: true, whitespace: true }]}>
          <Input ref={focusOnce} maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="unitId" label={t('people.column.unit')} extra={t('people.edit.unit.note')}>
          <UnitField label={t('people.column.unit')} />
        </Form.Item>
        <Form.Item name="phone" label={t('people.field.phone')}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      </Form>
      {save.isError && <Alert type="error" title={explain(save.error)} />}
    </Modal>
  );
}
