/**
 * What 工作台 calls what the domains put there. Apart from their other words, so that no other page reads them: it reads just these (web/home). Collected
 * for the catalogue; a test says which are missing (server/home/desk-words.test.ts).
 */
import { deskEn as accountEn } from '#contract/account/desk-en.ts';
import { deskZh as accountZh } from '#contract/account/desk-zh.ts';
import { deskEn as auditEn } from '#contract/audit/desk-en.ts';
import { deskZh as auditZh } from '#contract/audit/desk-zh.ts';
import { deskEn as ledgerEn } from '#contract/ledger/desk-en.ts';
import { deskZh as ledgerZh } from '#contract/ledger/desk-zh.ts';
import { handoverEn } from '#contract/ledger/handover-en.ts';
import { handoverZh } from '#contract/ledger/handover-zh.ts';
import { deskEn as planEn } from '#contract/plan/desk-en.ts';
import { deskZh as planZh } from '#contract/plan/desk-zh.ts';
import { deskEn as reportingEn } from '#contract/reporting/desk-en.ts';
import { deskZh as reportingZh } from '#contract/reporting/desk-zh.ts';
import { deskEn as settingsEn } from '#contract/settings/desk-en.ts';
import { deskZh as settingsZh } from '#contract/settings/desk-zh.ts';

export const deskZh = { ...accountZh, ...auditZh, ...settingsZh, ...planZh, ...ledgerZh, ...handoverZh, ...reportingZh } as const;
export const deskEn = { ...accountEn, ...auditEn, ...settingsEn, ...planEn, ...ledgerEn, ...handoverEn, ...reportingEn } as const;
