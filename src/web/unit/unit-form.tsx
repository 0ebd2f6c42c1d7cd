import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useId } from 'react';
import { addUnit, editUnit, unitCodeSchema, type Unit } from '#contract/unit/endpoints.ts';
import { currentNames, maxAliases } from '#core/unit/change.ts';
import { nameOn, unitKinds, type UnitKind } from '#core/unit/unit.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { useUnitAct } from '#web/unit/use-unit-act.ts';
import { useUnits } from '#web/unit/use-units.ts';
import { submitOf } from '#web/ui/submit-of.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { dayRule, dayTyped } from '#web/ui/day-typed.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { fits } from '#web/ui/fits.ts';
import { maxLengthOf, minLengthOf, rangeOf } from '#web/ui/limits.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import '#web/unit/unit-dialogs.css';

interface Fields {
  readonly full: string;
  readonly short?: string;
  readonly aliases: string[];
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly housedAtId: string | null;
  readonly code?: string;
  readonly position: number;
  /** As typed. */
  readonly validFrom: string;
  readonly note?: string;
}

interface Props {
  /** null: a new one. */
  readonly unit: Unit | null;
  readonly onClose: () => void;
  readonly onDone: (unit: Unit) => void;
}

const step = 10;
const withCode: readonly UnitKind[] = ['county', 'township', 'other-city', 'body'];

/** A unit's fields. Names are corrected here; a renaming has a day and a dialog of its own. */
export function UnitForm({ unit, onClose, onDone }: Props) {
  const [form] = Form.useForm<Fields>();
  const formId = useId();
  const units = useUnits();
  const day = today();
  const names = unit === null ? { full: '', short: null, aliases: [] } : currentNames(unit, day);
  const last = Math.max(0, ...(units.data ?? []).map(({ position }) => position));
  const act = useUnitAct(
    () => save(unit, form.getFieldsValue(true)),
    (saved) => t(unit === null ? 'unit.added' : 'unit.saved', { name: nameOn(saved, day).full }),
    onDone,
    onClose,
  );
  return (
    <Modal
      open
      width={600}
      title={unit === null ? t('unit.add') : t('unit.edit.title', { name: names.full })}
      okText={t(unit === null ? 'unit.add.go' : 'shell.save')}
      okButtonProps={{ ...submitOf(formId), loading: act.pending }}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        id={formId}
        layout="vertical"
        className="unit-form"
        requiredMark={false}
        initialValues={{
          full: names.full,
          short: names.short ?? '',
          aliases: [...names.aliases],
          kind: unit?.kind ?? 'department',
          parentId: unit?.parentId ?? null,
          housedAtId: unit?.housedAtId ?? null,
          code: unit?.code ?? '',
          position: unit?.position ?? last + step,
          validFrom: unit?.validFrom ?? '',
          note: unit?.note ?? '',
        }}
        onFinish={act.go}
      >
        <div className="unit-pair">
          <Form.Item
            name="full"
            label={t('unit.field.full')}
            extra={unit === null ? undefined : t('unit.edit.full.note')}
            rules={[{ required: true, whitespace: true, min: minLengthOf(addUnit.body.shape.names, 'full'), message: t('unit.form.full') }]}
          >
            <Input ref={focusOnce} maxLength={maxLengthOf(addUnit.body.shape.names, 'full')} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="short"
            label={t('unit.field.short')}
            rules={[{ min: minLengthOf(addUnit.body.shape.names, 'short'), message: t('unit.form.name') }]}
          >
            <Input maxLength={maxLengthOf(addUnit.body.shape.names, 'short')} autoComplete="off" placeholder={t('unit.form.optional')} />
          </Form.Item>
        </div>
        <Form.Item name="aliases" label={t('unit.field.aliases')} extra={t('unit.form.aliases.note')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', '；', ';']} maxCount={maxAliases} />
        </Form.Item>
        <div className="unit-pair">
          <Form.Item name="kind" label={t('unit.field.kind')}>
            <Select options={unitKinds.map((kind) => ({ value: kind, label: t(`unit-kind.${kind}`) }))} />
          </Form.Item>
          <Form.Item name="parentId" label={t('unit.field.parent')}>
            <UnitPicker {...pickable} without={unit === null ? [] : [unit.id]} placeholder={t('unit.form.parent.none')} />
          </Form.Item>
          <Form.Item name="housedAtId" label={t('unit.field.housedAt')}>
            <UnitPicker {...pickable} without={unit === null ? [] : [unit.id]} placeholder={t('unit.form.optional')} />
          </Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {({ getFieldValue }) =>
              withCode.some((kind) => kind === getFieldValue('kind')) ? (
                <Form.Item
                  name="code"
                  label={t('unit.field.code')}
                  rules={[
                    {
                      validator: (_, code?: string) =>
                        fits(unitCodeSchema, code?.trim() || null) ? Promise.resolve() : Promise.reject(new Error(t('unit.form.code'))),
                    },
                  ]}
                  validateTrigger="onBlur"
                >
                  <Input
                    maxLength={maxLengthOf(addUnit.body, 'code')}
                    inputMode="numeric"
                    autoComplete="off"
                    placeholder={t('unit.form.optional')}
                  />
                </Form.Item>
              ) : null
            }
          </Form.Item>
          <Form.Item name="validFrom" label={t('unit.field.validFrom')} validateTrigger="onBlur" rules={[dayRule()]}>
            <DayInput placeholder={t('unit.form.unknown')} />
          </Form.Item>
          <Form.Item
            name="position"
            label={t('unit.field.position')}
            extra={t('unit.form.position.note')}
            rules={[{ required: true, message: '' }]}
          >
            <InputNumber style={{ width: '100%' }} {...rangeOf(addUnit.body, 'position')} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="note" label={t('unit.field.note')}>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={maxLengthOf(addUnit.body, 'note')}
            placeholder={t('unit.form.optional')}
          />
        </Form.Item>
      </Form>
      {act.failed !== null && <Alert type="error" title={act.failed} />}
    </Modal>
  );
}

/** The form gives value and onChange. */
const pickable = { value: null, onChange: () => {} };

async function save(unit: Unit | null, fields: Fields): Promise<Unit> {
  const aliases = [...new Set(fields.aliases.map((alias) => alias.trim()).filter(Boolean))];
  const body = {
    kind: fields.kind,
    parentId: fields.parentId,
    housedAtId: fields.housedAtId,
    position: fields.position,
    code: withCode.includes(fields.kind) ? fields.code?.trim() || null : null,
    validFrom: dayTyped(fields.validFrom) ?? null,
    note: fields.note?.trim() || null,
    names: { full: fields.full.trim(), short: fields.short?.trim() || null, aliases },
  };
  return unit === null
    ? await call(addUnit, { body })
    : await call(editUnit, { params: { unitId: unit.id }, body: { ...body, corrected: true, revision: unit.revision } });
}
