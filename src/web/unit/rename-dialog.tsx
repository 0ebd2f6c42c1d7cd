import { Alert, Form, Input, Modal } from 'antd';
import { useId } from 'react';
import { addUnit, editUnit, type Unit } from '#contract/unit/endpoints.ts';
import { currentNames } from '#core/unit/change.ts';
import { useUnitAct } from '#web/unit/use-unit-act.ts';
import { submitOf } from '#web/ui/submit-of.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { dayRule, dayTyped } from '#web/ui/day-typed.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf, minLengthOf } from '#web/ui/limits.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import '#web/unit/unit-dialogs.css';

interface Fields {
  readonly full: string;
  readonly short?: string;
  /** As typed. */
  readonly renamedOn: string;
  readonly source?: string;
}

/** The same body under a new name from a day on; documents of before still mean it by the old one. */
export function RenameDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const formId = useId();
  const day = today();
  const names = currentNames(unit, day);
  const act = useUnitAct(
    () => {
      const { full, short, renamedOn, source } = form.getFieldsValue();
      return call(editUnit, {
        params: { unitId: unit.id },
        body: {
          names: { full: full.trim(), short: short?.trim() || null, aliases: [...names.aliases] },
          renamedOn: dayTyped(renamedOn) ?? '',
          source: source?.trim() || null,
          revision: unit.revision,
        },
      });
    },
    () => t('unit.rename.done', { before: names.full, after: form.getFieldValue('full') }),
    onClose,
    onClose,
  );
  return (
    <Modal
      open
      title={t('unit.rename.title', { name: names.full })}
      okText={t('unit.rename')}
      okButtonProps={{ ...submitOf(formId), loading: act.pending }}
      onCancel={onClose}
    >
      <p className="muted">{t('unit.rename.note')}</p>
      <Form<Fields>
        form={form}
        id={formId}
        layout="vertical"
        className="unit-form"
        requiredMark={false}
        initialValues={{ full: names.full, short: names.short ?? '', renamedOn: day, source: '' }}
        onFinish={act.go}
      >
        <Form.Item
          name="full"
          label={t('unit.rename.full')}
          rules={[
            { required: true, whitespace: true, min: minLengthOf(addUnit.body.shape.names, 'full'), message: t('unit.form.full') },
            {
              validator: (_, value: string) =>
                value.trim() === names.full ? Promise.reject(new Error(t('unit.rename.same'))) : Promise.resolve(),
            },
          ]}
          validateTrigger="onSubmit"
        >
          <Input ref={focusOnce} maxLength={maxLengthOf(addUnit.body.shape.names, 'full')} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="short"
          label={t('unit.rename.short')}
          rules={[{ min: minLengthOf(addUnit.body.shape.names, 'short'), message: t('unit.form.name') }]}
        >
          <Input maxLength={maxLengthOf(addUnit.body.shape.names, 'short')} autoComplete="off" placeholder={t('unit.form.optional')} />
        </Form.Item>
        <div className="unit-pair">
          <Form.Item
            name="renamedOn"
            label={t('unit.rename.on')}
            validateTrigger="onBlur"
            rules={[dayRule({ missing: t('unit.form.date'), latest: [day, t('unit.rename.late')] })]}
          >
            <DayInput />
          </Form.Item>
          <Form.Item name="source" label={t('unit.source')}>
            <Input maxLength={maxLengthOf(editUnit.body, 'source')} autoComplete="off" placeholder={t('unit.source.placeholder')} />
          </Form.Item>
        </div>
      </Form>
      {act.failed !== null && <Alert type="error" title={act.failed} />}
    </Modal>
  );
}
