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
  'password-too-simple':
    'A password needs at least {classes} of these: capital letters, small letters, digits, signs. Add the missing kinds',
  'password-personal':
    'A password may not contain the login name, your name, or the name of a unit or place, nor their pinyin. Choose one that has nothing to do with them',
  'password-too-common':
    'This password is easy to guess: many people use it, or it is made of neighbouring keys, repetitions or dates; digits or signs around it do not help. Add something irregular',
  'password-used-before': 'The last {count} passwords cannot be used again. Choose a new one',
  'sign-in-busy': 'Too many people are signing in at once. Wait a few seconds and try again',
  'totp.issuer': '{jurisdiction} Taizhang',
  'code-refused':
    'The code is wrong or was used already. Wait for the next six digits and enter them; if they keep failing, check the clock of your phone',
  'totp-secret-unreadable':
    'Your authenticator secret cannot be read; the key file of the server may have been replaced. Ask the security administrator to reset your second factor',
  'passkey-unavailable':
    'Passkeys work under an https domain name (or localhost) alone; the address is {origin}. Use the domain name, or an authenticator code instead',
  'passkey-refused':
    'The passkey was not accepted. Try one that was registered for this account, and enter the PIN or use fingerprint or face when your device asks',
  'passkey-cloned': 'This passkey may have been copied, so the login was refused. Sign in another way and tell the security administrator',
  'oidc-unreachable': 'The identity provider cannot be reached. Try again later, or sign in with your password',
  'oidc-misconfigured':
    'The identity provider does not accept this system, or its address is not https. Ask the system administrator to check OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and the redirect address',
  'oidc-expired': 'This login has expired, was used already, or was not started in this browser. Go back to the login page and start again',
  'oidc-refused':
    'The identity provider did not agree to this login, or its answer did not pass the checks. Go back to the login page and try again, or use your password; if it keeps failing, ask the system administrator',
};
