import { Alert, Form, Input, Modal } from 'antd';
import { useId } from 'react';
import { editAccount, type Account } from '#contract/account/endpoints.ts';
import { UnitField } from '#web/account/unit-field.tsx';
import { submitOf } from '#web/ui/submit-of.ts';
import { useAct } from '#web/ui/act.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { t } from '#web/account/words.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** The form's values; a text field that was never focused is missing. */
type Fields = Pick<Account, 'displayName' | 'unitId'> & { readonly phone?: string };

/** Name, unit, phone. After a conflict the newest state is loaded, and the typed values stay so that they can be saved again. */
export function EditPersonDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const formId = useId();
  const single = useSingle();
  const save = useAct(
    ({ displayName, unitId, phone }: Fields) =>
      call(editAccount, {
        params: { accountId: person.id },
        body: { displayName: displayName.trim(), unitId, phone: phone?.trim() || null, revision: person.revision },
      }),
    {
      onDone: () => {
        message.success(t('people.edit.done'));
        onClose();
      },
    },
  );
  return (
    <Modal
      open
      title={`${t('people.edit')} · ${person.displayName}`}
      okText={t('shell.save')}
      okButtonProps={{ ...submitOf(formId), loading: save.isPending }}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        id={formId}
        layout="vertical"
        className="people-form"
        requiredMark={false}
        initialValues={{ displayName: person.displayName, unitId: person.unitId, phone: person.phone ?? '' }}
        onFinish={(fields) => single(() => save.mutateAsync(fields))}
      >
        <Form.Item name="displayName" label={t('people.add.name')} rules={[{ required: true, whitespace: true }]}>
          <Input ref={focusOnce} maxLength={maxLengthOf(editAccount.body, 'displayName')} autoComplete="off" />
        </Form.Item>
        <Form.Item name="unitId" label={t('people.column.unit')} extra={t('people.edit.unit.note')}>
          <UnitField label={t('people.column.unit')} />
        </Form.Item>
        <Form.Item name="phone" label={t('people.field.phone')}>
          <Input maxLength={maxLengthOf(editAccount.body, 'phone')} autoComplete="off" />
        </Form.Item>
      </Form>
      {save.isError && <Alert type="error" title={explain(save.error)} />}
    </Modal>
  );
}
