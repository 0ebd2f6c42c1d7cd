import { Alert, Form, Input, Modal, Select } from 'antd';
import { useId } from 'react';
import { endUnit } from '#contract/unit/endpoints.ts';
import { endingRelations, nameOn } from '#core/unit/unit.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import type { UnitDetail } from '#web/unit/unit-words.ts';
import { useUnitAct } from '#web/unit/use-unit-act.ts';
import { submitOf } from '#web/ui/submit-of.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { dayRule, dayTyped } from '#web/ui/day-typed.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import '#web/unit/unit-dialogs.css';

interface Fields {
  /** As typed. */
  readonly onDate: string;
  readonly relation: (typeof endingRelations)[number];
  readonly unitIds: string[];
  readonly note?: string;
}

/** A body ends on a day, and it is said who took over its duties. */
export function EndDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const formId = useId();
  const name = nameOn(unit, today()).full;
  const act = useUnitAct(
    () => {
      const { onDate, relation, unitIds, note } = form.getFieldsValue();
      return call(endUnit, {
        params: { unitId: unit.id },
        body: {
          onDate: dayTyped(onDate) ?? '',
          successors: unitIds.map((unitId) => ({ unitId, relation })),
          note: note?.trim() || null,
          revision: unit.revision,
        },
      });
    },
    () => t('unit.end.done', { name }),
    onClose,
    onClose,
  );
  return (
    <Modal
      open
      title={t('unit.end.title', { name })}
      okText={t('unit.end')}
      okButtonProps={{ ...submitOf(formId), loading: act.pending, danger: true }}
      onCancel={onClose}
    >
      <p className="muted unit-dialog-note">{t('unit.end.note')}</p>
      {unit.accounts > 0 && <Alert type="warning" title={t('unit.end.people', { count: unit.accounts })} />}
      <Form<Fields>
        form={form}
        id={formId}
        layout="vertical"
        className="unit-form"
        requiredMark={false}
        initialValues={{ onDate: today(), relation: 'succeeded', unitIds: [], note: '' }}
        onFinish={act.go}
      >
        <div className="unit-pair">
          <Form.Item name="onDate" label={t('unit.end.on')} rules={[dayRule({ missing: t('unit.form.date') })]} validateTrigger="onBlur">
            <DayInput />
          </Form.Item>
          <Form.Item name="relation" label={t('unit.end.relation')}>
            <Select options={endingRelations.map((one) => ({ value: one, label: t(`unit.end.relation.${one}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="unitIds" label={t('unit.end.successors')}>
          <UnitPicker multiple value={[]} onChange={() => {}} without={[unit.id]} placeholder={t('unit.end.successors.none')} />
        </Form.Item>
        <Form.Item name="note" label={t('unit.end.basis')}>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={maxLengthOf(endUnit.body, 'note')}
            placeholder={t('unit.end.basis.placeholder')}
          />
        </Form.Item>
      </Form>
      {act.failed !== null && <Alert type="error" title={act.failed} />}
    </Modal>
  );
}
