import { historyEn } from '#contract/messages/history-en.ts';
import { auditEn } from '#contract/messages/audit-en.ts';
import { actEn } from '#contract/messages/act-en.ts';
import { credentialEn } from '#contract/messages/credential-en.ts';
import { exportEn } from '#contract/messages/export-en.ts';
import { ledgerPageEn } from '#contract/messages/ledger-page-en.ts';
import { peopleEn } from '#contract/messages/people-en.ts';
import { plansPageEn } from '#contract/messages/plans-page-en.ts';
import { registerPageEn } from '#contract/messages/register-page-en.ts';
import { loginEn } from '#contract/messages/login-en.ts';
import { platformEn } from '#contract/messages/platform-en.ts';
import { refusalsEn } from '#contract/messages/refusals-en.ts';
import { responsibleUnitEn } from '#contract/messages/responsible-unit-en.ts';
import { reviewEn } from '#contract/messages/review-en.ts';
import { sessionPageEn } from '#contract/messages/session-page-en.ts';
import { shellEn } from '#contract/messages/shell-en.ts';
import { verifyEn } from '#contract/messages/verify-en.ts';
import { unitImportEn } from '#contract/messages/unit-import-en.ts';
import { unitPageEn } from '#contract/messages/unit-page-en.ts';
import { wordsEn } from '#contract/messages/words-en.ts';
import type { zh } from '#contract/messages/zh.ts';

/** Every message of the product in English, by code; a code that is only in one language does not compile. */
export const en: Readonly<Record<keyof typeof zh, string>> = {
  ...platformEn,
  ...actEn,
  ...auditEn,
  ...historyEn,
  ...verifyEn,
  ...loginEn,
  ...refusalsEn,
  ...credentialEn,
  ...exportEn,
  ...wordsEn,
  ...unitImportEn,
  ...unitPageEn,
  ...shellEn,
  ...sessionPageEn,
  ...registerPageEn,
  ...responsibleUnitEn,
  ...reviewEn,
  ...peopleEn,
  ...plansPageEn,
  ...ledgerPageEn,
};
