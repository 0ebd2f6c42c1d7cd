/** Messages of logging in (登录), Chinese. */
import { sessionNavigation } from '#contract/session/navigation.ts';
import { actZh } from '#contract/session/act-zh.ts';
import { commandZh } from '#contract/session/command-zh.ts';
import { frameZh } from '#contract/session/frame-zh.ts';
import { linkZh } from '#contract/session/link-zh.ts';
import { securityZh } from '#contract/session/security-zh.ts';
import { signInZh } from '#contract/session/sign-in-zh.ts';
import { stepsZh } from '#contract/session/steps-zh.ts';
import { ownAccountZh } from '#contract/session/own-account-zh.ts';
import { locale } from '#contract/platform/message.ts';

export const zh = {
  [locale]: 'zh-CN',
  ...sessionNavigation.zh,
  ...actZh,
  ...commandZh,
  ...frameZh,
  ...linkZh,
  ...securityZh,
  ...signInZh,
  ...stepsZh,
  ...ownAccountZh,
} as const;
