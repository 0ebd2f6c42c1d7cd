import { Radio } from 'antd';
import { accessMethod, type AccessMethod } from '#contract/account/endpoints.ts';
import { t } from '#web/account/words.ts';

interface Props {
  readonly value?: AccessMethod;
  readonly onChange?: (method: AccessMethod) => void;
  /** Of a new account: there is nothing yet that would end. */
  readonly first?: boolean;
}

/** A link or an initial password, with what each means. */
export function MethodChoice({ value, onChange, first = false }: Props) {
  return (
    <Radio.Group className="choice" value={value} onChange={(event) => onChange?.(accessMethod.parse(event.target.value))}>
      {accessMethod.options.map((method) => (
        <Radio key={method} value={method}>
          {t(`people.access.${method}`)}
          <small className="quiet">{t(`people.access.${method}.${first ? 'first' : 'note'}`)}</small>
        </Radio>
      ))}
    </Radio.Group>
  );
}
