import { Alert, Button, Form, Input, Select } from 'antd';
import { taskKinds } from '#core/plan/parsed-plan.ts';
import { editObject, type getObject } from '#contract/ledger/object-endpoints.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/ledger/words.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

type ObjectDetail = Answer<typeof getObject>;

const facts = ['stage', 'place', 'investment', 'owner'] as const;

/** The form's values; a field that was never focused is missing. */
type Fields = Pick<ObjectDetail, 'name' | 'kind'> & Readonly<Partial<Record<(typeof facts)[number] | 'note', string>>>;

/** Changing what is known of an object. After a conflict the newest state is loaded, and the typed values stay so that they can be saved again. */
export function ObjectForm({ object, onDone }: { object: ObjectDetail; onDone: () => void }) {
  const save = useAct(
    ({ name, kind, ...given }: Fields) => {
      const told = Object.fromEntries([...facts, 'note' as const].map((fact) => [fact, given[fact]?.trim() || null]));
      return call(editObject, { params: { objectId: object.id }, body: { name: name.trim(), kind, ...told, revision: object.revision } });
    },
    {
      onDone: () => {
        message.success(t('register.saved'));
        onDone();
      },
    },
  );
  const single = useSingle();
  const initial = {
    ...object,
    stage: object.stage ?? '',
    place: object.place ?? '',
    investment: object.investment ?? '',
    owner: object.owner ?? '',
    note: object.note ?? '',
  };
  return (
    <Form<Fields>
      layout="vertical"
      size="small"
      className="object-form"
      initialValues={initial}
      onFinish={(fields) => single(() => save.mutateAsync(fields))}
    >
      <Form.Item name="name" label={t('register.column.name')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize maxLength={maxLengthOf(editObject.body, 'name')} />
      </Form.Item>
      <Form.Item name="kind" label={t('register.column.kind')}>
        <Select options={taskKinds.map((value) => ({ value, label: t(`register.${value}`) }))} />
      </Form.Item>
      {facts.map((fact) => (
        <Form.Item key={fact} name={fact} label={t(`register.column.${fact}`)}>
          <Input maxLength={maxLengthOf(editObject.body, fact)} />
        </Form.Item>
      ))}
      <Form.Item name="note" label={t('register.column.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={maxLengthOf(editObject.body, 'note')} />
      </Form.Item>
      {save.isError && <Alert type="error" title={hasCode(save.error, 'object-changed') ? t('register.changed') : explain(save.error)} />}
      <div className="row-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('shell.save')}
        </Button>
        <Button onClick={onDone}>{t('shell.cancel')}</Button>
      </div>
    </Form>
  );
}
