/**
 * Button, input and alert for pages that must be there before antd is (the login) or without it (a page that failed). They look as antd's
 * do. Everywhere else antd's are used.
 */
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import '#web/ui/plain.css';

/** Of antd's icons, as they are drawn there. */
const drawings = {
  error:
    'M512 64c247.4 0 448 200.6 448 448S759.4 960 512 960 64 759.4 64 512 264.6 64 512 64zm127.98 274.82L512 466.75 384.14 338.88 338.85 384 466.75 512 338.88 639.86 384 685.15 512 557.25l127.86 127.87 45.27-45.05L557.25 512l127.87-127.86z',
  warning:
    'M512 64C264.6 64 64 264.6 64 512s200.6 448 448 448 448-200.6 448-448S759.4 64 512 64zm-32 232c0-4.4 3.6-8 8-8h48c4.4 0 8 3.6 8 8v272c0 4.4-3.6 8-8 8h-48c-4.4 0-8-3.6-8-8V296zm32 440a48.01 48.01 0 010-96 48.01 48.01 0 010 96z',
  info: 'M512 64C264.6 64 64 264.6 64 512s200.6 448 448 448 448-200.6 448-448S759.4 64 512 64zm32 664c0 4.4-3.6 8-8 8h-48c-4.4 0-8-3.6-8-8V456c0-4.4 3.6-8 8-8h48c4.4 0 8 3.6 8 8v272zm-32-344a48.01 48.01 0 010-96 48.01 48.01 0 010 96z',
  busy: 'M988 548c-19.9 0-36-16.1-36-36 0-59.4-11.6-117-34.6-171.3a440.45 440.45 0 00-94.3-139.9 437.71 437.71 0 00-139.9-94.3C629 83.6 571.4 72 512 72c-19.9 0-36-16.1-36-36s16.1-36 36-36c69.1 0 136.2 13.5 199.3 40.3C772.3 66 827 103 874 150c47 47 83.9 101.8 109.7 162.7 26.7 63.1 40.2 130.2 40.2 199.3.1 19.9-16 36-35.9 36z',
  key: 'M608 112c-167.9 0-304 136.1-304 304 0 70.3 23.9 135 63.9 186.5L255.8 713.6l-62.3-62.3a8.19 8.19 0 00-11.4 0l-39.8 39.8a8.19 8.19 0 000 11.4l62.3 62.3-44.9 44.9-62.3-62.3a8.19 8.19 0 00-11.4 0l-39.8 39.8a8.19 8.19 0 000 11.4l110.3 111.2c3.1 3.1 8.2 3.1 11.3 0l253.6-253.6A304.1 304.1 0 00608 720c167.9 0 304-136.1 304-304S775.9 112 608 112m161.2 465.2C726.2 620.3 668.9 644 608 644s-118.2-23.7-161.2-66.8C403.7 534.2 380 476.9 380 416s23.7-118.2 66.8-161.2c43-43.1 100.3-66.8 161.2-66.8s118.2 23.7 161.2 66.8c43.1 43 66.8 100.3 66.8 161.2s-23.7 118.2-66.8 161.2',
} as const;

function Drawing({ of }: { of: keyof typeof drawings }) {
  return (
    <svg viewBox={of === 'busy' ? '0 0 1024 1024' : '64 64 896 896'} width="1em" height="1em" fill="currentColor" aria-hidden="true">
      <path fillRule="evenodd" d={drawings[of]} />
    </svg>
  );
}

interface PlainButtonProps {
  readonly children: ReactNode;
  readonly primary?: boolean;
  readonly large?: boolean;
  readonly block?: boolean;
  readonly submit?: boolean;
  readonly icon?: 'key';
  /** What it does is under way; it takes no click. */
  readonly busy?: boolean;
  readonly onClick?: () => void;
}

/** A button. */
export function PlainButton({ children, primary, large, block, submit = false, icon, busy = false, onClick }: PlainButtonProps) {
  const looks = Object.entries({ primary, large, block }).flatMap(([name, on]) => (on === true ? [name] : []));
  const drawing = busy ? 'busy' : icon;
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={['plain-btn', ...looks].join(' ')}
      aria-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {drawing !== undefined && <Drawing of={drawing} />}
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like the button of what comes next. */
export function PlainButtonLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="plain-btn primary">
      <span>{children}</span>
    </Link>
  );
}

interface PlainInputProps extends ComponentProps<'input'> {
  readonly large?: boolean;
  readonly status?: '' | 'error';
  readonly suffix?: ReactNode;
}

/** A line of text. */
export function PlainInput({ large = false, status = '', suffix, className = '', ...input }: PlainInputProps) {
  return (
    <span className={`plain-input ${large ? 'large' : ''} ${status === 'error' ? 'wrong' : ''} ${className}`}>
      <input {...input} />
      {suffix !== undefined && <span className="suffix">{suffix}</span>}
    </span>
  );
}

/** What went wrong, or must be known, in a sentence. */
export function PlainAlert({ type, children }: { type: 'error' | 'warning' | 'info'; children: ReactNode }) {
  return (
    <div className={`plain-alert ${type}`} role="alert">
      <Drawing of={type} />
      <div>{children}</div>
    </div>
  );
}

/** Lines that stand where text will be. */
export function PlainBones({ rows }: { rows: number }) {
  return (
    <span className="plain-bones">
      {Array.from({ length: rows + 1 }, (_, row) => (
        <span key={row} />
      ))}
    </span>
  );
}
