/** All of 变更 as one part of the program: what a first screen has to know of parts grows with their number. */
export { ChangesPage } from '#web/ledger/change/changes-page.tsx';
export { ItemChanges } from '#web/ledger/change/item-changes.tsx';
