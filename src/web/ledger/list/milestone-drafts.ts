/** 节点 that were changed in an item's drawer and are not stored yet: kept in the browser, so that neither closing the drawer nor a reload loses one. */
import { useState } from 'react';
import type { setMilestones } from '#contract/ledger/list-item-endpoints.ts';
import { useMe } from '#web/access/me.ts';
import type { CallInput } from '#web/ui/call.ts';
import { useUnloadWarning } from '#web/ui/leaving.ts';

export type GivenMilestone = CallInput<typeof setMilestones>['body']['milestones'][number];

/** A milestone while it is edited: its day as it is typed, and a key that stays. */
export interface MilestoneLine extends Omit<GivenMilestone, 'due'> {
  readonly key: string;
  readonly due: string;
}

/** Lines that were changed, with what they were changed from: the milestones, and the item's revision. */
export interface MilestoneDraft {
  readonly lines: readonly MilestoneLine[];
  readonly over: string;
  readonly revision: number;
}

/** By item. */
type MilestoneDrafts = ReadonlyMap<string, MilestoneDraft>;

const none: MilestoneDrafts = new Map();

/** What is kept there; anything else than drafts is none. */
export function readDrafts(stored: string | null): MilestoneDrafts {
  if (stored === null) return none;
  try {
    const list: unknown = JSON.parse(stored);
    // What we wrote ourselves.
    return Array.isArray(list) ? new Map(list as readonly (readonly [string, MilestoneDraft])[]) : none;
  } catch {
    return none;
  }
}

/** What a browser keeps with the draft of one item changed or given up; null: nothing is left to keep. Other windows keep theirs in the same place. */
export function keptWith(stored: string | null, item: string, draft: MilestoneDraft | null): string | null {
  const next = new Map(readDrafts(stored));
  if (draft === null) next.delete(item);
  else next.set(item, draft);
  return next.size === 0 ? null : JSON.stringify([...next]);
}

export interface DraftsKept {
  readonly drafts: MilestoneDrafts;
  /** Null: it is stored, or given up. */
  readonly change: (item: string, to: (now: MilestoneDraft | null) => MilestoneDraft | null) => void;
}

/** The drafts of a list, of whoever is signed in. */
export function useMilestoneDrafts(listId: string): DraftsKept {
  const key = `taizhang.milestone-drafts.${useMe().account.id}.${listId}`;
  const [{ drafts, kept }, setState] = useState(() => {
    try {
      return { drafts: readDrafts(localStorage.getItem(key)), kept: true };
    } catch {
      // This browser keeps nothing.
      return { drafts: none, kept: false };
    }
  });
  useUnloadWarning(!kept && drafts.size > 0);
  return {
    drafts,
    change: (item, to) =>
      setState(({ drafts: before }) => {
        const draft = to(before.get(item) ?? null);
        const next = new Map(before);
        if (draft === null) next.delete(item);
        else next.set(item, draft);
        return { drafts: next, kept: keep(key, item, draft) };
      }),
  };
}

/** Answers whether it is kept: a browser may forbid it, or have no room left. */
function keep(key: string, item: string, draft: MilestoneDraft | null): boolean {
  try {
    const text = keptWith(localStorage.getItem(key), item, draft);
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
