import { historyZh } from '#contract/messages/history-zh.ts';
import { auditZh } from '#contract/messages/audit-zh.ts';
import { actZh } from '#contract/messages/act-zh.ts';
import { credentialZh } from '#contract/messages/credential-zh.ts';
import { exportZh } from '#contract/messages/export-zh.ts';
import { ledgerPageZh } from '#contract/messages/ledger-page-zh.ts';
import { peopleZh } from '#contract/messages/people-zh.ts';
import { plansPageZh } from '#contract/messages/plans-page-zh.ts';
import { registerPageZh } from '#contract/messages/register-page-zh.ts';
import { loginZh } from '#contract/messages/login-zh.ts';
import { platformZh } from '#contract/messages/platform-zh.ts';
import { refusalsZh } from '#contract/messages/refusals-zh.ts';
import { responsibleUnitZh } from '#contract/messages/responsible-unit-zh.ts';
import { reviewZh } from '#contract/messages/review-zh.ts';
import { sessionPageZh } from '#contract/messages/session-page-zh.ts';
import { shellZh } from '#contract/messages/shell-zh.ts';
import { verifyZh } from '#contract/messages/verify-zh.ts';
import { unitImportZh } from '#contract/messages/unit-import-zh.ts';
import { unitPageZh } from '#contract/messages/unit-page-zh.ts';
import { wordsZh } from '#contract/messages/words-zh.ts';

/** Every message of the product in Chinese, by code: one file per domain, merged here. Both sides read it. */
export const zh = {
  ...platformZh,
  ...actZh,
  ...auditZh,
  ...historyZh,
  ...verifyZh,
  ...loginZh,
  ...refusalsZh,
  ...credentialZh,
  ...exportZh,
  ...wordsZh,
  ...unitImportZh,
  ...unitPageZh,
  ...shellZh,
  ...sessionPageZh,
  ...registerPageZh,
  ...responsibleUnitZh,
  ...reviewZh,
  ...peopleZh,
  ...plansPageZh,
  ...ledgerPageZh,
} as const satisfies Readonly<Record<string, string>>;
