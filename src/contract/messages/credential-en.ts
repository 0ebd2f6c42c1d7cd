import type { credentialZh } from '#contract/messages/credential-zh.ts';

/** The same in English. */
export const credentialEn: Record<keyof typeof credentialZh, string> = {
  'security-preset.djbh3': 'MLPS level 3 (default)',
  'security-preset.asvs': 'OWASP ASVS 5.0',
  'setting.min-length': 'Shortest password (characters)',
  'setting.character-classes': 'Kinds of characters in a password (capital, small, digit, sign)',
  'setting.max-age-days': 'A password is valid for (days)',
  'setting.remembered-passwords': 'Former passwords that may not be used again',
  'setting.lock-after-failures': 'Wrong passwords in a row before the login locks',
  'setting.failure-window-minutes': 'Wrong passwords count together within (minutes)',
  'setting.lock-minutes': 'Locked for (minutes)',
  'setting.idle-minutes': 'Signed out when idle for (minutes)',
  'setting.absolute-hours': 'Longest session (hours)',
  'setting-fixed-invalid': 'The chosen standard does not use this figure. Restore it, or choose the other standard',
  'setting-min-length-invalid': 'The shortest password may have {min} to {max} characters. Enter a figure within that range',
  'setting-character-classes-invalid': 'Between {min} and {max} kinds of characters may be asked for. Enter a figure within that range',
  'setting-max-age-days-invalid': 'A password may be valid for {min} to {max} days. Enter a figure within that range',
  'setting-remembered-passwords-invalid': 'Between {min} and {max} former passwords may be remembered. Enter a figure within that range',
  'setting-lock-after-failures-invalid': 'The login may lock after {min} to {max} wrong passwords. Enter a figure within that range',
  'setting-failure-window-minutes-invalid':
    'Wrong passwords may count together for {min} to {max} minutes. Enter a figure within that range',
  'setting-lock-minutes-invalid': 'The login may stay locked for {min} to {max} minutes. Enter a figure within that range',
  'setting-idle-minutes-invalid': 'Signing out when idle may take {min} to {max} minutes. Enter a figure within that range',
  'setting-absolute-hours-invalid': 'A session may last {min} to {max} hours. Enter a figure within that range',
  'password-too-short': 'A password needs at least {min} characters; this one has {length}. Try a few unrelated words in a row',
  'password-too-long': 'A password may have at most {max} characters. Shorten it',
  'password-too-uniform':
    'A password needs at least {classes} of these: capital letters, small letters, digits, signs. Add the missing kinds',
  'password-contains-login-name': 'A password may not contain the login name. Choose one that has nothing to do with it',
  'password-contains-name': 'A password may not contain your name or its pinyin. Choose one that has nothing to do with it',
  'password-contains-unit':
    'A password may not contain the name or pinyin of your unit or place. Choose one that has nothing to do with it',
  'password-too-common':
    'Many people use this password; digits or signs around a word do not make it harder to guess. Choose one that only you would think of',
  'password-predictable': 'The password is made of neighbouring keys, repetitions or dates and is easy to guess. Add something irregular',
  'password-used-before': 'The last {count} passwords cannot be used again. Choose a new one',
  'sign-in-busy': 'Too many people are signing in at once. Wait a few seconds and try again',
  'totp.issuer': '{jurisdiction} Taizhang',
  'totp-code-invalid':
    'The code is wrong or was used already. Wait for the next six digits and enter them; if they keep failing, check the clock of your phone',
  'totp-secret-unreadable':
    'Your authenticator secret cannot be read; the key file of the server may have been replaced. Ask the security administrator to reset your second factor',
  'passkey-needs-domain':
    'Passkeys work under a domain name (or localhost) alone; the address is {host}. Use the domain name, or an authenticator code instead',
  'passkey-needs-https':
    'Passkeys need an https address; the address is {origin}. Ask the system administrator to enable https, or use an authenticator code',
  'passkey-answer-invalid': 'The passkey was not accepted. Try again, and enter the PIN or use fingerprint or face when your device asks',
  'passkey-not-yours': 'This passkey does not belong to this account. Use one that was registered for it',
  'passkey-cloned': 'This passkey may have been copied, so the login was refused. Sign in another way and tell the security administrator',
  'oidc-issuer-insecure':
    'The identity provider’s address is not https and is switched off. Ask the system administrator to correct OIDC_ISSUER',
  'oidc-unreachable': 'The identity provider cannot be reached. Try again later, or sign in with your password',
  'oidc-misconfigured':
    'The identity provider does not accept this system. Ask the system administrator to check OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and the redirect address',
  'oidc-flow-expired': 'This login has expired or was used already. Go back to the login page and start again',
  'oidc-state-wrong': 'This login was not started in this browser and was refused. Go back to the login page and start again',
  'oidc-denied': 'The identity provider did not agree to this login. Go back to the login page and try again, or use your password',
  'oidc-answer-invalid':
    'The answer of the identity provider did not pass the checks, so the login was refused. Go back to the login page and try again; if it keeps failing, ask the system administrator',
};
