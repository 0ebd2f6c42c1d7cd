import { Radio } from 'antd';
import { t } from '#web/account/words.ts';

export const accessMethods = ['link', 'password'] as const;
export type AccessMethod = (typeof accessMethods)[number];

interface Props {
  readonly value?: AccessMethod;
  readonly onChange?: (method: AccessMethod) => void;
  /** Of a new account: there is nothing yet that would end. */
  readonly first?: boolean;
}

/** A link or an initial password, with what each means. */
export function MethodChoice({ value, onChange, first = false }: Props) {
  return (
    <Radio.Group className="choice" value={value} onChange={(event) => onChange?.(event.target.value === 'link' ? 'link' : 'password')}>
      {accessMethods.map((method) => (
        <Radio key={method} value={method}>
          {t(`people.access.${method}`)}
          <small className="quiet">{t(`people.access.${method}.${first ? 'first' : 'note'}`)}</small>
        </Radio>
      ))}
    </Radio.Group>
  );
}
