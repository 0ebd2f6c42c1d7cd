/** What the server says of one list, as its page and the parts of it hand it on. */
import type { getList, getListCoverage } from '#contract/ledger/list-endpoints.ts';
import type { listItems } from '#contract/ledger/list-item-endpoints.ts';
import type { Answer } from '#web/ui/call.ts';

export type ListDetail = Answer<typeof getList>;
export type ListRows = Answer<typeof listItems>;
export type Chapters = Answer<typeof getListCoverage>['chapters'];
