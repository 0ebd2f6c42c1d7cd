import { useEffect, useRef, type ReactNode } from 'react';

interface InlineFormProps {
  readonly className: string;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A small form in place: Enter gives it, Ctrl+Enter from a field that needs Enter itself, Escape leaves it. */
export function InlineForm({ className, onSubmit, onCancel, children }: InlineFormProps) {
  const form = useRef<HTMLFormElement>(null);
  // It takes more room than what was clicked, and its buttons are the last of it.
  useEffect(() => {
    // In braces: what scrolls answers a promise in newer browsers, and an effect may answer nothing but its end.
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape comes up from the fields inside
    <form
      ref={form}
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
