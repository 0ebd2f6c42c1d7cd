import { useId, type ReactNode } from 'react';
import '#web/ui/field.css';

interface FieldProps {
  readonly label: string;
  /** What is wrong with it, in words; takes the place of the hint. */
  readonly error?: string | null;
  readonly hint?: ReactNode;
  /** It must not be left empty. */
  readonly required?: boolean;
  /** Gets the ids that join label, input and the words below. */
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
    readonly status: '' | 'error';
  }) => ReactNode;
}

/** A labelled input with its words below. */
export function Field({ label, error = null, hint, required = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={required ? 'must' : undefined}>
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-words`, 'aria-invalid': error !== null, status: error === null ? '' : 'error' })}
      <div id={`${id}-words`} className={error === null ? 'field-words' : 'field-words wrong'} aria-live="polite">
        {error ?? hint}
      </div>
    </div>
  );
}
