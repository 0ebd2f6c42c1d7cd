import { Modal, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { unitOffers } from '#web/plan/lead/unit-offers.ts';
import { UnitPicker } from '#web/plan/lead/unit-picker.tsx';
import { unitsOf } from '#web/plan/review/ledger-rows.ts';
import { unitOperation } from '#web/plan/review/unit-operation.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

const addedRoles = ['responsible', 'support', 'local', 'supervise'] as const;

interface Props {
  readonly tasks: readonly DraftTask[];
  readonly purpose: 'add' | 'drop';
  readonly onClose: () => void;
}

/** Picks a unit that is added to one task or many, or dropped from them. */
export function UnitDialog({ tasks, purpose, onClose }: Props) {
  const { state, operate, change } = useReview();
  const [role, setRole] = useState<ResponsibilityRole>('responsible');
  const offers = useMemo(() => unitOffers(unitsOf(state.draft), tasks, purpose), [state.draft, tasks, purpose]);
  const pick = (unit: string) => {
    operate(unitOperation(purpose, tasks, unit, role));
    change((now) => ({ ...now, chosen: new Set() }));
    onClose();
  };
  return (
    <Modal open title={t(`review.units.${purpose}`, { count: tasks.length })} onCancel={onClose} footer={null} width={460}>
      {purpose === 'add' && (
        <Segmented
          style={{ marginBottom: 8 }}
          value={role}
          onChange={setRole}
          options={addedRoles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        />
      )}
      <UnitPicker offers={offers} purpose={purpose} tasks={tasks.length} onPick={pick} />
    </Modal>
  );
}
