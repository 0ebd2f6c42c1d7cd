import type { ComponentType, ReactNode } from 'react';
import type { PowerId } from '#core/domains.ts';
import type { Words } from '#web/ui/language.ts';
import type { LoadableSlot } from '#web/ui/slot.tsx';

/** A page inside of the frame. Its code and its domain's words are read when somebody goes there. */
export interface Page {
  readonly path: string;
  /** The endpoint that the page needs: a person who may not use it sees a notice instead. `person`: every logged-in person. */
  readonly needs: PowerId | 'person';
  readonly load: () => Promise<ComponentType>;
  /** It names things of every domain (the trail), so it needs the words of all. */
  readonly everyWord?: boolean;
  /** The slots that it shows at once: what stands in them is read with it. */
  readonly slots?: readonly LoadableSlot[];
}

/** A page that comes before a login. */
export interface EntryPage {
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
}

/** An entry of the navigation, in words that are there from the beginning (contract/<domain>/navigation.ts). */
export interface NavigationEntry {
  readonly to: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly icon: ReactNode;
  readonly needs: PowerId;
  /** Entries stand in the order of this number, over all domains: by the rhythm of the work. */
  readonly place: number;
}

/** Labels by key, from the two languages of a contract/<domain>/navigation.ts. */
export function labelsOf<Key extends string>(names: Readonly<Record<'zh' | 'en', Readonly<Record<Key, string>>>>) {
  return (key: Key): NavigationEntry['label'] => ({ zh: names.zh[key], en: names.en[key] });
}

/** What a domain offers the web client: `src/web/<domain>/domain.tsx` exports one as `domain`. */
export interface WebDomain {
  readonly words: Words<never>;
  readonly pages: readonly Page[];
  readonly entryPages?: readonly EntryPage[];
  readonly navigation?: readonly NavigationEntry[];
  /** What it puts into slots of earlier domains' pages: rows of `fill(slot, …)`. */
  readonly slots?: readonly (() => void)[];
}
