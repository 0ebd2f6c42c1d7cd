/** The pages of 签收 as one part of the program (web/ledger/change/parts.ts says why). */
export { SignPage } from '#web/ledger/list/sign-page.tsx';
export { SigningPage } from '#web/ledger/list/signing-page.tsx';
