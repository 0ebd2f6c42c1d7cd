import { Alert, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { mergeUnits, type Unit } from '#contract/unit/endpoints.ts';
import { nameOn } from '#core/unit/unit.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { useUnitAct } from '#web/unit/use-unit-act.ts';
import { useUnits } from '#web/unit/use-units.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import '#web/unit/unit-dialogs.css';

interface Props {
  readonly unit: Unit;
  readonly onClose: () => void;
  readonly onMerged: (unitId: string) => void;
}

/** Two rows of one body: which stays, and what follows from it. */
export function MergeUnitsDialog({ unit, onClose, onMerged }: Props) {
  const units = useUnits();
  const [otherId, setOtherId] = useState<string | null>(null);
  const [keep, setKeep] = useState<'this' | 'other'>('other');
  const [reason, setReason] = useState('');
  const day = today();
  const own = nameOn(unit, day).full;
  const other = units.data?.find(({ id }) => id === otherId);
  const otherName = other === undefined ? '' : nameOn(other, day).full;
  const [into, from] = keep === 'this' ? [own, otherName] : [otherName, own];
  const act = useUnitAct(
    () => {
      const ids = keep === 'this' ? { into: unit.id, from: otherId ?? '' } : { into: otherId ?? '', from: unit.id };
      return call(mergeUnits, { body: { ...ids, reason: reason.trim() } });
    },
    () => t('unit.merge.done', { from, into }),
    ({ id }) => {
      onClose();
      onMerged(id);
    },
    onClose,
  );
  const children = (units.data ?? []).filter(({ parentId }) => parentId === (keep === 'this' ? otherId : unit.id)).length;
  return (
    <Modal
      open
      title={t('unit.merge.title', { name: own })}
      okText={t('unit.merge')}
      okButtonProps={{ loading: act.pending, danger: true, disabled: otherId === null || reason.trim() === '' }}
      onOk={act.go}
      onCancel={onClose}
    >
      <p className="muted unit-dialog-note">{t('unit.merge.note')}</p>
      <Form layout="vertical" component="div" className="unit-form">
        <Form.Item label={t('unit.merge.other')} htmlFor="unit-merge-other">
          <UnitPicker id="unit-merge-other" value={otherId} without={[unit.id]} onChange={setOtherId} />
        </Form.Item>
        {other !== undefined && (
          <>
            <Form.Item label={t('unit.merge.keep')}>
              <Radio.Group
                className="unit-choice"
                value={keep}
                onChange={(event) => setKeep(event.target.value === 'this' ? 'this' : 'other')}
              >
                <Radio value="other">{otherName}</Radio>
                <Radio value="this">{own}</Radio>
              </Radio.Group>
            </Form.Item>
            <ul className="unit-follows">
              <li>{t('unit.merge.follow.names', { from, into })}</li>
              <li>{t('unit.merge.follow.work', { from, into })}</li>
              {children > 0 && <li>{t('unit.merge.follow.children', { count: children, into })}</li>}
              <li>{t('unit.merge.follow.end', { from })}</li>
            </ul>
          </>
        )}
        <Form.Item label={t('unit.reason')} htmlFor="unit-merge-reason">
          <Input.TextArea
            id="unit-merge-reason"
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={maxLengthOf(mergeUnits.body, 'reason')}
            value={reason}
            placeholder={t('unit.merge.reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      {act.failed !== null && <Alert type="error" title={act.failed} />}
    </Modal>
  );
}
