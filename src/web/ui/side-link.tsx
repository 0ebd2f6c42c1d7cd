import { Link } from 'react-router';

interface Props {
  readonly to: string;
  readonly on: boolean;
  readonly label: string;
  /** A printed number before the label. */
  readonly path?: string | undefined;
  /** How many the link leads to; null: not counted. */
  readonly count?: number | null;
  readonly onPick?: () => void;
}

/** A link of the column on the left, with what it leads to counted beside it. */
export function SideLink({ to, on, label, path = '', count = null, onPick }: Props) {
  return (
    <Link
      to={to}
      className={on ? 'on' : ''}
      aria-current={on ? 'true' : undefined}
      {...(onPick === undefined ? {} : { onClick: onPick })}
      title={`${path} ${label}`.trim()}
    >
      <span className="one">
        {path !== '' && <span className="path">{path}</span>}
        {label}
      </span>
      <small>{count}</small>
    </Link>
  );
}
