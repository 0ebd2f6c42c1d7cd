import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { readTypedDeadline, type TypedDeadline } from '#core/plan/typed-deadline.ts';
import { dueShown } from '#web/plan/due-shown.ts';
import { t } from '#web/plan/words.ts';
import { Field } from '#web/ui/field.tsx';

interface Props {
  readonly label: string;
  /** As typed; undefined: nothing was typed, and `shown` stands there. */
  readonly value: string | undefined;
  readonly shown: string;
  /** The plan's, for words that name none. */
  readonly year: number;
  readonly placeholder?: string;
  readonly ref?: Ref<InputRef>;
  readonly onChange: (value: string | undefined) => void;
}

/** A deadline as people type it, with the days that it means below. */
export function DueField({ label, value, shown, year, placeholder = '', ref, onChange }: Props) {
  const due = value === undefined ? undefined : readTypedDeadline(value, year);
  return (
    <Field
      label={label}
      error={due === null ? t('due.unknown', { year: String(year) }) : null}
      hint={due === undefined ? t('due.hint', { year: String(year) }) : meaning(due)}
    >
      {({ id, status, ...described }) => (
        <Input
          id={id}
          {...described}
          {...(ref === undefined ? {} : { ref })}
          status={status}
          placeholder={placeholder}
          value={value ?? shown}
          onChange={(event) => onChange(event.target.value === shown ? undefined : event.target.value)}
        />
      )}
    </Field>
  );
}

function meaning(due: TypedDeadline | null): string {
  if (due === null) return '';
  return due.from === null && due.to === null ? t('due.none') : `→ ${dueShown({ ...due, text: null })}`;
}
