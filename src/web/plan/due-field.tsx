import type { InputRef } from 'antd';
import type { Ref } from 'react';
import type { TypedDeadline } from '#core/plan/typed-deadline.ts';
import { dueShown } from '#web/plan/due-shown.ts';
import { readDue } from '#web/plan/read-due.ts';
import { t } from '#web/plan/words.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { Field } from '#web/ui/field.tsx';
import { today } from '#web/ui/instant.ts';

interface Props {
  readonly label: string;
  /** As typed; undefined: nothing was typed, and `shown` stands there. */
  readonly value: string | undefined;
  readonly shown: string;
  /** The plan's, for words that name none; null where the plans are of several. */
  readonly year: number | null;
  readonly placeholder?: string;
  readonly ref?: Ref<InputRef>;
  readonly onChange: (value: string | undefined) => void;
}

/** A deadline as people type it, with the days that it means below. */
export function DueField({ label, value, shown, year, placeholder = '', ref, onChange }: Props) {
  const due = value === undefined ? undefined : readDue(value, year);
  const example = { year: String(year ?? today().slice(0, 4)) };
  return (
    <Field
      label={label}
      error={due === null ? t('due.unknown', example) : due === 'year-needed' ? t('due.year-needed', example) : null}
      hint={due === undefined ? t(year === null ? 'due.hint.year-needed' : 'due.hint', example) : meaning(due)}
    >
      {({ id, status, ...described }) => (
        <DayInput
          id={id}
          {...described}
          {...(ref === undefined ? {} : { ref })}
          status={status}
          placeholder={placeholder}
          value={value ?? shown}
          year={year}
          onChange={(typed) => onChange(typed === shown ? undefined : typed)}
        />
      )}
    </Field>
  );
}

function meaning(due: TypedDeadline | 'year-needed' | null): string {
  if (due === null || due === 'year-needed') return '';
  return due.from === null && due.to === null ? t('due.none') : `→ ${dueShown({ ...due, text: null })}`;
}
