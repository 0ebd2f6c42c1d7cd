import type { ReactNode } from 'react';

interface InlineFormProps {
  readonly className: string;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A small form in place: Enter gives it, Ctrl+Enter from a field that needs Enter itself, Escape leaves it. */
export function InlineForm({ className, onSubmit, onCancel, children }: InlineFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape comes up from the fields inside
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSubmit();
        }
        if (event.key !== 'Escape' || onCancel === undefined || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </form>
  );
}
