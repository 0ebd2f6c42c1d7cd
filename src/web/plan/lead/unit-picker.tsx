/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/control-has-associated-label -- the ARIA pattern of a combobox whose list is always open */
import { Input } from 'antd';
import { useState } from 'react';
import { matchingOffers, type UnitOffer, type UnitPurpose } from '#web/plan/lead/unit-offers.ts';
import { t } from '#web/plan/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import '#web/plan/lead/unit-picker.css';

interface Props {
  readonly offers: readonly UnitOffer[];
  readonly purpose: UnitPurpose;
  /** How many tasks the counts are of. */
  readonly tasks: number;
  /** Something else to choose than a unit; stands first while nothing is typed. */
  readonly first?: { readonly label: string; readonly note: string; readonly onPick: () => void } | null;
  readonly onPick: (unit: string) => void;
}

interface Row {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly className?: string;
  readonly pick: () => void;
}

const most = 200;

/** A unit, picked from a list or typed: typing filters, ↑↓ and Enter pick. */
export function UnitPicker({ offers, purpose, tasks, first = null, onPick }: Props) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const units = matchingOffers(offers, typed, purpose)
    .slice(0, most)
    .map(({ unit, count }): Row => ({ key: unit, label: unit, note: countLabel(count, tasks), pick: () => onPick(unit) }));
  const other: Row[] =
    first === null || typed.trim() !== ''
      ? []
      : [{ key: '', label: first.label, note: first.note, className: 'first', pick: first.onPick }];
  const rows = [...other, ...units];
  const active = Math.min(at, rows.length - 1);
  return (
    <>
      <Input
        ref={focusOnce}
        value={typed}
        placeholder={t(purpose === 'drop' ? 'review.units.filter' : 'review.units.filter-or-new')}
        aria-label={t('review.units.filter')}
        role="combobox"
        aria-expanded
        aria-controls="unit-picker"
        aria-activedescendant={`unit-picker-${active}`}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const next = Math.max(0, Math.min(rows.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1)));
            setAt(next);
            document.querySelector(`#unit-picker-${next}`)?.scrollIntoView({ block: 'nearest' });
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          rows[active]?.pick();
        }}
      />
      <ul className="plain unit-picker" id="unit-picker" role="listbox">
        {rows.map(({ key, label, note, className, pick }, index) => (
          <li key={key} id={`unit-picker-${index}`} role="option" aria-selected={index === active}>
            <button type="button" className={`bare ${className ?? ''}`} tabIndex={-1} onClick={pick} onMouseMove={() => setAt(index)}>
              <span>{label}</span>
              <span className="quiet">{note}</span>
            </button>
          </li>
        ))}
        {rows.length === 0 && <li className="quiet unit-picker-none">{t('review.units.none')}</li>}
      </ul>
    </>
  );
}

function countLabel(count: number, of: number): string {
  if (count === 0) return t('review.units.not-yet');
  return of === 1 ? t('review.units.there') : t('review.units.in', { count, of });
}
