import { AutoComplete } from 'antd';
import { longestUnit } from '#core/ledger/correct-units.ts';
import { useUnitTexts } from '#web/ledger/use-tasks.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import '#web/ledger/ledger-dialogs.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (unit: string) => void;
  /** The id of the words that say what is wrong with it. */
  readonly wrongBy?: string | undefined;
}

/** A unit by its name: one that the ledger knows, or a new one as it is typed. */
export function UnitInput({ label, value, onChange, wrongBy }: Props) {
  const texts = useUnitTexts();
  return (
    <AutoComplete
      aria-label={label}
      placeholder={label}
      className="unit-input"
      value={value}
      {...(wrongBy === undefined ? {} : { status: 'error', 'aria-invalid': true, 'aria-describedby': wrongBy })}
      onChange={(typed: string) => onChange(typed.slice(0, longestUnit))}
      options={(texts.data?.units ?? []).map(({ unit }) => ({ value: unit }))}
      showSearch={{ filterOption: optionHolds }}
    />
  );
}
