import { Radio } from 'antd';
import { firstAccessMethod, type AccessMethod } from '#contract/account/endpoints.ts';
import { t } from '#web/account/words.ts';

interface Props {
  readonly value?: AccessMethod;
  readonly onChange?: (method: AccessMethod) => void;
  readonly methods: readonly AccessMethod[];
  /** Of a new account: there is nothing yet that would end. */
  readonly first?: boolean;
}

/** A link, an initial password, or the login of another jurisdiction, with what each means. */
export function MethodChoice({ value, onChange, methods, first = false }: Props) {
  return (
    <Radio.Group className="choice" value={value} onChange={(event) => onChange?.(firstAccessMethod.parse(event.target.value))}>
      {methods.map((method) => (
        <Radio key={method} value={method}>
          {t(`people.access.${method}`)}
          <small className="quiet">{t(`people.access.${method}.${first ? 'first' : 'note'}`)}</small>
        </Radio>
      ))}
    </Radio.Group>
  );
}
