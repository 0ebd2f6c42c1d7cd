import { Alert, Form, Input, Modal } from 'antd';
import { useId } from 'react';
import { addUnitAlias, type Unit } from '#contract/unit/endpoints.ts';
import { nameOn } from '#core/unit/unit.ts';
import { useUnitAct } from '#web/unit/use-unit-act.ts';
import { submitOf } from '#web/ui/submit-of.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf, minLengthOf } from '#web/ui/limits.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import '#web/unit/unit-dialogs.css';

interface Fields {
  readonly name: string;
  readonly source?: string;
}

/** Another way in which documents write the unit. */
export function AliasDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const formId = useId();
  const act = useUnitAct(
    () => {
      const { name, source } = form.getFieldsValue();
      return call(addUnitAlias, { params: { unitId: unit.id }, body: { name: name.trim(), source: source?.trim() || null } });
    },
    () => t('unit.alias.done'),
    onClose,
    onClose,
  );
  return (
    <Modal
      open
      title={t('unit.alias.title', { name: nameOn(unit, today()).full })}
      okText={t('unit.alias.go')}
      okButtonProps={{ ...submitOf(formId), loading: act.pending }}
      onCancel={onClose}
    >
      <p className="muted">{t('unit.alias.note')}</p>
      <Form<Fields> form={form} id={formId} layout="vertical" className="unit-form" requiredMark={false} onFinish={act.go}>
        <Form.Item
          name="name"
          label={t('unit-name-form.alias')}
          rules={[{ required: true, whitespace: true, min: minLengthOf(addUnitAlias.body, 'name'), message: t('unit.form.name') }]}
          validateTrigger="onSubmit"
        >
          <Input ref={focusOnce} maxLength={maxLengthOf(addUnitAlias.body, 'name')} autoComplete="off" />
        </Form.Item>
        <Form.Item name="source" label={t('unit.source')}>
          <Input maxLength={maxLengthOf(addUnitAlias.body, 'source')} autoComplete="off" placeholder={t('unit.source.placeholder')} />
        </Form.Item>
      </Form>
      {act.failed !== null && <Alert type="error" title={act.failed} />}
    </Modal>
  );
}
