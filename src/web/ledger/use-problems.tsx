import { Alert } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { missingOf, type MadeForm } from '#web/ledger/made-task-form.ts';
import { t } from '#web/ledger/words.ts';

/** What a form still lacks, told once somebody wants to send it: a button that is merely grey does not say why. */
export function useProblems(problems: readonly string[]): { readonly attempt: (send: () => void) => void; readonly told: ReactNode } {
  const [attempts, setAttempts] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  // A long form scrolls: without this the button would seem to do nothing.
  useEffect(() => {
    if (attempts > 0) place.current?.scrollIntoView({ block: 'nearest' });
  }, [attempts]);
  return {
    attempt: (send) => {
      if (problems.length > 0) setAttempts(attempts + 1);
      else send();
    },
    told: attempts > 0 && problems.length > 0 && (
      <div ref={place}>
        <Alert className="dialog-gap" type="error" title={problems.join(t('ledger.must.and'))} />
      </div>
    ),
  };
}

/** That a field is empty which must not be; nothing where it is filled. */
export function emptyProblem(label: string, value: string | null): string[] {
  return value === null || value.trim() === '' ? [t('ledger.must', { field: label })] : [];
}

/** What a form of a task that is made by hand still lacks. */
export function madeProblems(form: MadeForm, year: number | null): string[] {
  return missingOf(form, year).map((field) =>
    t(field === 'due' ? 'ledger.must.read' : 'ledger.must', { field: t(`adjustment.field.${field}`) }),
  );
}
