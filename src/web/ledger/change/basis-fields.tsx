import { Input, Radio } from 'antd';
import { useState } from 'react';
import { changeBases, longestBasis, type ChangeBasis } from '#core/ledger/change/item-change.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { useMe } from '#web/access/me.ts';
import { t } from '#web/ledger/change/words.ts';
import { emptyProblem } from '#web/ledger/use-problems.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { Field } from '#web/ui/field.tsx';

/** The paper of a decision above, as it is typed. */
export interface TypedBasis {
  readonly as: ChangeBasis;
  readonly by: string;
  readonly on: string;
  readonly number: string;
}

export function useTypedBasis(): readonly [TypedBasis, (part: Partial<TypedBasis>) => void] {
  const { today } = useMe();
  const [basis, setBasis] = useState<TypedBasis>({ as: 'minutes', by: '', on: today, number: '' });
  return [basis, (part) => setBasis((now) => ({ ...now, ...part }))];
}

/** What it lacks. */
export const basisProblems = ({ by, on }: TypedBasis): readonly string[] => [
  ...emptyProblem(t('change.basis.by'), by),
  ...(typeof readTypedDay(on) === 'string' ? [] : [t('change.basis.no-day')]),
];

/** As it is sent. */
export function givenBasis({ as, by, on, number }: TypedBasis) {
  return { as, by: by.trim(), on: readTypedDay(on) ?? '', number: number.trim() === '' ? null : number.trim() };
}

interface Props {
  readonly basis: TypedBasis;
  readonly onChange: (part: Partial<TypedBasis>) => void;
}

export function BasisFields({ basis, onChange }: Props) {
  return (
    <>
      <Field label={t('change.basis.as')}>
        {() => (
          <Radio.Group
            aria-label={t('change.basis.as')}
            value={basis.as}
            options={changeBases.map((value) => ({ value, label: t(`change.basis.${value}`) }))}
            onChange={({ target }) => onChange({ as: changeBases.find((one) => one === target.value) ?? basis.as })}
          />
        )}
      </Field>
      <Field label={t('change.basis.by')} required>
        {({ id }) => <Input id={id} value={basis.by} maxLength={longestBasis} onChange={({ target }) => onChange({ by: target.value })} />}
      </Field>
      <div className="change-pair">
        <Field label={t('change.basis.on')} required>
          {({ id }) => <DayInput id={id} value={basis.on} onChange={(on) => onChange({ on })} />}
        </Field>
        <Field label={t('change.basis.number')}>
          {({ id }) => (
            <Input id={id} value={basis.number} maxLength={longestBasis} onChange={({ target }) => onChange({ number: target.value })} />
          )}
        </Field>
      </div>
    </>
  );
}
