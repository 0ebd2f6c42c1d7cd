/** Messages of logging in (登录), English. */
import { sessionNavigation } from '#contract/session/navigation.ts';
import { actEn } from '#contract/session/act-en.ts';
import { commandEn } from '#contract/session/command-en.ts';
import { frameEn } from '#contract/session/frame-en.ts';
import { linkEn } from '#contract/session/link-en.ts';
import { securityEn } from '#contract/session/security-en.ts';
import { signInEn } from '#contract/session/sign-in-en.ts';
import { stepsEn } from '#contract/session/steps-en.ts';
import { ownAccountEn } from '#contract/session/own-account-en.ts';
import { locale, type English } from '#contract/platform/message.ts';
import type { zh } from '#contract/session/zh.ts';

export const en: English<typeof zh> = {
  [locale]: 'en',
  ...sessionNavigation.en,
  ...actEn,
  ...commandEn,
  ...frameEn,
  ...linkEn,
  ...securityEn,
  ...signInEn,
  ...stepsEn,
  ...ownAccountEn,
};
