import { Input } from 'antd';
import { useState } from 'react';
import { focusOnce } from '#web/ui/focus-once.ts';
import { useReview } from '#web/plan/review/use-review.ts';

interface InlineTextProps {
  readonly label: string;
  readonly value: string;
  /** What stands there while the value is empty. */
  readonly empty: string;
  readonly maxLength: number;
  readonly onGive: (value: string) => void;
}

/** A short text that becomes a field on a click. Enter and leaving it keep the value, Escape does not. */
export function InlineText({ label, value, empty, maxLength, onGive }: InlineTextProps) {
  const { editable } = useReview();
  const [typed, setTyped] = useState<string | null>(null);
  const end = (keep: boolean) => {
    if (keep && typed !== null && typed.trim() !== value) onGive(typed.trim());
    setTyped(null);
  };
  if (typed === null) {
    const shown = value === '' ? <span className="quiet">{empty}</span> : value;
    return editable ? (
      <button
        type="button"
        className="bare rv-inline"
        aria-label={`${label}：${value === '' ? empty : value}`}
        onClick={() => setTyped(value)}
      >
        {shown}
      </button>
    ) : (
      <span>{shown}</span>
    );
  }
  return (
    <Input
      ref={focusOnce}
      size="small"
      aria-label={label}
      value={typed}
      maxLength={maxLength}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') {
          event.stopPropagation();
          end(false);
        }
      }}
    />
  );
}
