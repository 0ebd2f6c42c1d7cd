/** What the ledger shows to whom: words where there is nothing, tabs of a task. */
import type { MessageKey } from '#web/ledger/words.ts';

/** `isCounterpart`: somebody outside, to whom tasks are shared one by one. */
export function emptyWords(
  narrowed: boolean,
  isCounterpart: boolean,
  mayPublish: boolean,
): { readonly title: MessageKey; readonly text: MessageKey } {
  if (narrowed) return { title: 'ledger.none.title', text: 'ledger.none.text' };
  if (isCounterpart) return { title: 'ledger.empty.counterpart.title', text: 'ledger.empty.counterpart' };
  return { title: 'ledger.empty.title', text: mayPublish ? 'ledger.empty.text' : 'ledger.empty.wait' };
}

const tabs = ['source', 'principles', 'history'] as const;
export type TaskTab = (typeof tabs)[number];

/** The tabs of a task. What happened in the jurisdiction is not shared with guests: an empty tab would say that nothing did. */
export function taskTabs(isCounterpart: boolean, lineage: number): readonly TaskTab[] {
  return tabs.filter((one) => one !== 'history' || !isCounterpart || lineage > 0);
}
