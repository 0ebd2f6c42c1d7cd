interface Props {
  readonly state: 'all' | 'some' | 'none';
  readonly label: string;
  readonly note?: string;
  /** Tab passes it by: the keys of the list do what it does. */
  readonly passed?: boolean;
  readonly onTurn: () => void;
}

/** The browser's own checkbox, ticked, half ticked or empty: antd's costs a frame for every dozen that scroll in. */
export function Tick({ state, label, note, passed = false, onTurn }: Props) {
  return (
    <input
      type="checkbox"
      tabIndex={passed ? -1 : 0}
      checked={state === 'all'}
      ref={(box) => {
        if (box !== null) box.indeterminate = state === 'some';
      }}
      onChange={onTurn}
      aria-label={label}
      title={note}
    />
  );
}
