interface Props {
  readonly state: 'all' | 'some' | 'none';
  readonly label: string;
  readonly note?: string;
  readonly onTurn: () => void;
}

/** The browser's own checkbox, ticked, half ticked or empty: antd's costs a frame for every dozen that scroll in. */
export function Tick({ state, label, note, onTurn }: Props) {
  return (
    <input
      type="checkbox"
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
