/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/control-has-associated-label -- the ARIA pattern of a combobox whose list is always open */
import { Button, Input, Modal, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { leadOf } from '#core/plan/draft/responsibilities.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { unitsOf } from '#web/plan/review/ledger-rows.ts';
import type { TaskDialog } from '#web/plan/review/task-dialog.ts';
import { matchingOffers, unitOffers, unitOperation, type UnitPurpose } from '#web/plan/review/unit-offers.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

const addedRoles = ['responsible', 'support', 'local', 'supervise'] as const;

/** Picks a unit for one task or many: to lead, to be added, to be dropped. Typing filters, ↑↓ and Enter pick. */
export function UnitDialog({ dialog, purpose, onClose }: { dialog: TaskDialog; purpose: UnitPurpose; onClose: () => void }) {
  const { state, operate, change } = useReview();
  const { tasks } = dialog;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [role, setRole] = useState<ResponsibilityRole>('responsible');
  const offers = useMemo(() => unitOffers(unitsOf(state.draft), tasks, purpose), [state.draft, tasks, purpose]);
  const shown = matchingOffers(offers, typed, purpose);
  const active = Math.min(at, shown.length - 1);

  const pick = (unit: string | undefined) => {
    if (unit === undefined) return;
    operate(unitOperation(purpose, tasks, unit, role));
    change((now) => ({ ...now, chosen: new Set() }));
    onClose();
  };
  const led = tasks.some((task) => leadOf(task) !== null);
  return (
    <Modal
      open
      title={t(`review.units.${purpose}`, { count: tasks.length })}
      onCancel={onClose}
      footer={null}
      width={460}
      className="rv-unit-dialog"
    >
      <Input
        ref={focusOnce}
        value={typed}
        placeholder={t(purpose === 'drop' ? 'review.units.filter' : 'review.units.filter-or-new')}
        aria-label={t('review.units.filter')}
        role="combobox"
        aria-expanded
        aria-controls="review-units"
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const next = Math.max(0, Math.min(shown.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1)));
            setAt(next);
            document.querySelector(`#review-unit-${next}`)?.scrollIntoView({ block: 'nearest' });
          }
          if (event.key === 'Enter') pick(shown[active]?.unit);
        }}
      />
      {purpose === 'add' && (
        <Segmented
          style={{ marginTop: 8 }}
          value={role}
          onChange={setRole}
          options={addedRoles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        />
      )}
      <ul className="plain rv-units" id="review-units" role="listbox">
        {shown.slice(0, 200).map(({ unit, count }, index) => (
          <li key={unit} id={`review-unit-${index}`} role="option" aria-selected={index === active}>
            <button type="button" className="bare" tabIndex={-1} onClick={() => pick(unit)} onMouseMove={() => setAt(index)}>
              <span>{unit}</span>
              <span className="quiet">{countLabel(count, tasks.length)}</span>
            </button>
          </li>
        ))}
        {shown.length === 0 && <li className="quiet rv-units-none">{t('review.units.none')}</li>}
      </ul>
      {purpose === 'lead' && led && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            operate({ type: 'set-lead', tasks: tasks.map(({ ranges }) => ({ ranges })), unit: null });
            onClose();
          }}
        >
          {t('review.units.no-lead')}
        </Button>
      )}
    </Modal>
  );
}

function countLabel(count: number, of: number): string {
  if (count === 0) return t('review.units.not-yet');
  return of === 1 ? t('review.units.there') : t('review.units.in', { count, of });
}
