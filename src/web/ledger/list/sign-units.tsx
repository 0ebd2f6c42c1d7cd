import type { SignForCounts } from '#contract/ledger/sign-for-endpoints.ts';
import { signForStates } from '#core/ledger/list/sign-for.ts';
import { t } from '#web/ledger/list/words.ts';
import { usePhone } from '#web/ui/phone.ts';

interface Props {
  readonly units: SignForCounts['units'];
  readonly chosen: string | null;
  readonly onChoose: (change: { readonly unit?: string | null; readonly state?: string | null }) => void;
}

/** Unit by unit, how many stand how; each figure leads to what it counts. On a phone in words, without what is none. */
export function SignUnits({ units, chosen, onChoose }: Props) {
  const phone = usePhone();
  const name = (unit: Props['units'][number]) => (
    <button type="button" className="bare" onClick={() => onChoose({ unit: unit.id === chosen ? null : unit.id, state: null })}>
      {unit.name}
    </button>
  );
  if (phone) {
    return (
      <ul className="plain sign-units-said" aria-label={t('sign.unit')}>
        {units.map((unit) => (
          <li key={unit.id} className={unit.id === chosen ? 'on' : ''}>
            {name(unit)}
            <span>
              {signForStates
                .filter((one) => unit[one] > 0)
                .map((one) => (
                  <button key={one} type="button" className={`bare sign-${one}`} onClick={() => onChoose({ unit: unit.id, state: one })}>
                    {t(`sign-for.state.${one}`)} {unit[one]}
                  </button>
                ))}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table className="sign-units">
      <thead>
        <tr>
          <th>{t('sign.unit')}</th>
          {signForStates.map((one) => (
            <th key={one}>{t(`sign-for.state.${one}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id} className={unit.id === chosen ? 'on' : ''}>
            <th>{name(unit)}</th>
            {signForStates.map((one) => (
              <td key={one} className={`sign-${one}`}>
                {unit[one] === 0 ? (
                  <span className="quiet">0</span>
                ) : (
                  <button type="button" className="bare" onClick={() => onChoose({ unit: unit.id, state: one })}>
                    {unit[one]}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
