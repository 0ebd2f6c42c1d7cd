/** The pages of 征求意见 as one part of the program (web/ledger/change/parts.ts says why). */
export { AllOpinionsPage } from '#web/ledger/list/all-opinions-page.tsx';
export { OpinionsPage } from '#web/ledger/list/opinions-page.tsx';
