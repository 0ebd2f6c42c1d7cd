import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import type { PasswordRuleFigures } from '#contract/session/own-account-endpoints.ts';
import { checkPassword, checkPasswordShape, type PasswordOwner } from '#core/session/password-policy.ts';
import { advisedPasswordLength, settingsInForce, type SecuritySettings } from '#core/session/security-settings.ts';
import { t } from '#web/session/frame-words.ts';
import '#web/session/credentials.css';

type State = 'kept' | 'broken' | 'open';

/** Each rule with its figure, ticked while one types: asked of the same function that the server asks. */
export function PasswordRules({ password, figures, owner }: { password: string; figures: PasswordRuleFigures; owner: PasswordOwner }) {
  const length = Array.from(password).length;
  const rules: readonly (readonly [words: string, state: State])[] = [
    [
      figures.preset === 'asvs' && figures.minLength < advisedPasswordLength
        ? t('password-rule.length.advised', { min: figures.minLength, advised: advisedPasswordLength })
        : t('password-rule.length', { min: figures.minLength }),
      stateOf(length, checkPasswordShape(password, settingsOf(figures, { classes: false })) === null),
    ],
    ...(figures.minClasses > 0
      ? [
          [
            t('password-rule.classes', { classes: figures.minClasses }),
            stateOf(length, checkPasswordShape(password, settingsOf(figures, { length: false })) === null),
          ] as const,
        ]
      : []),
    [t('password-rule.personal'), stateOf(length, !isPersonal(codeOf(password, figures, owner)))],
    [t('password-rule.common'), length < figures.minLength ? 'open' : stateOf(length, !isGuessable(codeOf(password, figures, owner)))],
  ];
  return (
    <ul className="plain password-rules" aria-label={t('password-rule.title')}>
      {rules.map(([words, state]) => (
        <li key={words} className={state}>
          {icons[state]}
          <span>{words}</span>
          <span className="sr">{t(`password-rule.${state}`)}</span>
        </li>
      ))}
      {figures.history > 0 && (
        <li className="open">
          {icons.open}
          <span>{t('password-rule.history', { count: figures.history })}</span>
        </li>
      )}
    </ul>
  );
}

/** Why the server would refuse it, as far as the browser can know; null: nothing. */
export function passwordRefusal(password: string, figures: PasswordRuleFigures, owner: PasswordOwner): string | null {
  const refusal = checkPassword(password, settingsOf(figures, {}), owner);
  // The rule that is broken shows in the list; a code of the policy is a key of the catalogue.
  return refusal === null ? null : refusal.code;
}

const icons = {
  kept: <CheckCircleFilled aria-hidden="true" />,
  broken: <ExclamationCircleFilled aria-hidden="true" />,
  open: <MinusCircleOutlined aria-hidden="true" />,
};

function stateOf(length: number, kept: boolean): State {
  if (length === 0) return 'open';
  return kept ? 'kept' : 'broken';
}

function settingsOf(figures: PasswordRuleFigures, asked: { readonly length?: boolean; readonly classes?: boolean }): SecuritySettings {
  return {
    ...settingsInForce(figures.preset, {}),
    minLength: asked.length === false ? 0 : figures.minLength,
    characterClasses: asked.classes === false ? 0 : figures.minClasses,
    rememberedPasswords: figures.history,
  };
}

function codeOf(password: string, figures: PasswordRuleFigures, owner: PasswordOwner): string | null {
  return checkPassword(password, settingsOf(figures, { length: false, classes: false }), owner)?.code ?? null;
}

function isPersonal(code: string | null): boolean {
  return code === 'password-personal';
}

/** With length and kinds of characters left out, what else it can be. */
function isGuessable(code: string | null): boolean {
  return code !== null && !isPersonal(code) && code !== 'password-too-long';
}
