import { Modal, Select } from 'antd';
import { useState } from 'react';
import type { Range } from '#core/plan/parsed-plan.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { unitsOf } from '#web/plan/review/ledger-rows.ts';
import { answerDoubt } from '#web/plan/review/review-state.ts';
import { assignmentOperations } from '#web/plan/review/stretch-operations.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

const roles = ['lead', 'responsible', 'support', 'local'] as const;

/** Which units a stretch of text assigns, by role. */
export function AssignmentDialog({ stretch, names, onClose }: { stretch: Range; names: readonly string[]; onClose: () => void }) {
  const { state, change } = useReview();
  const [units, setUnits] = useState<Readonly<Record<(typeof roles)[number], readonly string[]>>>({
    lead: [],
    responsible: names,
    support: [],
    local: [],
  });
  const operations = assignmentOperations(state.draft, stretch, units);
  const empty = roles.every((role) => units[role].length === 0);
  const options = unitsOf(state.draft).map((unit) => ({ value: unit, label: unit }));
  const give = () => {
    if (operations === null || empty) return;
    change((now) => answerDoubt(now, operations));
    onClose();
  };
  return (
    <Modal
      open
      title={t('review.assignment.title')}
      onCancel={onClose}
      onOk={give}
      okText={t('review.assignment.give')}
      cancelText={t('shell.cancel')}
      okButtonProps={{ disabled: operations === null || empty }}
    >
      <blockquote className="rv-quote serif">{state.draft.text.slice(stretch.start, stretch.end)}</blockquote>
      <div className="rv-form">
        {roles.map((role) => (
          <label key={role}>
            <span>{t(`role.${role}`)}</span>
            <Select
              mode="tags"
              showSearch={{ filterOption: optionHolds }}
              ref={role === 'lead' ? focusOnce : null}
              tokenSeparators={['、', '，', ',', '；', ';', '\n']}
              value={[...units[role]]}
              options={options}
              onChange={(chosen: string[]) => setUnits({ ...units, [role]: chosen })}
            />
          </label>
        ))}
      </div>
      <p className="quiet">{operations === null ? t('review.stretch.crosses') : t('review.assignment.note')}</p>
    </Modal>
  );
}
