/** The answers that are chosen, not written: units. Read after the page. */
import { Select } from 'antd';
import { focusOnce } from '#web/ui/focus-once.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { t } from '#web/plan/words.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Units as printed, joined by 、. */
export function UnitsAnswer({ label, value, onChange, units }: Props & { readonly units: readonly string[] }) {
  return (
    <Select
      mode="tags"
      showSearch={{ filterOption: optionHolds }}
      ref={focusOnce}
      defaultOpen
      className="grow"
      aria-label={label}
      placeholder={t('review.units.type')}
      tokenSeparators={['、', '，', ',', '；', ';', '\n']}
      options={units.map((unit) => ({ value: unit, label: unit }))}
      value={value === '' ? [] : value.split('、')}
      onChange={(chosen: string[]) => onChange(chosen.join('、'))}
    />
  );
}
