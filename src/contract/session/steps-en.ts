/** Messages of logging in (登录), English: what choosing a password and coming back from an identity provider may be refused with. */
import type { stepsZh } from '#contract/session/steps-zh.ts';

export const stepsEn: Readonly<Record<keyof typeof stepsZh, string>> = {
  'password-too-short': 'A password needs at least {min} characters; this one has {length}. Try a few unrelated words in a row',
  'password-too-long': 'A password may have at most {max} characters. Shorten it',
  'password-too-simple':
    'A password needs at least {classes} of these: capital letters, small letters, digits, signs. Add the missing kinds',
  'password-personal':
    'A password may not contain the login name, your name, or the name of a unit or place, nor their pinyin. Choose one that has nothing to do with them',
  'password-too-common':
    'This password is easy to guess: many people use it, or it is made of neighbouring keys, repetitions or dates; digits or signs around it do not help. Add something irregular',
  'password-used-before':
    '{count, plural, one {The last password cannot} other {The last # passwords cannot}} be used again. Choose a new one',
  'oidc-expired': 'This login has expired, was used already, or was not started in this browser. Go back to the login page and start again',
  'oidc-refused':
    'The identity provider did not agree to this login, or its answer did not pass the checks. Go back to the login page and try again, or use your password; if it keeps failing, ask the system administrator',
  'oidc-unknown-subject':
    'The identity provider let you in, but that identity is not linked to an account here. Log in with your password and link it under “My account”, or ask the security administrator',
  'oidc-other-person': 'Somebody else is logged in at the identity provider: log out there, and in as yourself',
};
