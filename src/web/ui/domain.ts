import type { ComponentType } from 'react';
import type { PowerId } from '#core/domains.ts';
import type { Words } from '#web/ui/language.ts';
import type { LoadableSlot } from '#web/ui/slot.tsx';

/** A page inside of the frame. Its code and its domain's words are read when somebody goes there. */
export interface Page {
  readonly path: string;
  /** Where it was before: that address leads on. */
  readonly formerly?: string;
  /** The endpoint that the page needs: a person who may not use it sees a notice instead. `person`: every logged-in person. */
  readonly needs: PowerId | 'person';
  /** The most that may come over the network, compressed, until the page can be used: 1000 bytes. test/journeys/first-screen.test.ts weighs it. */
  readonly firstScreenKb?: number;
  readonly load: () => Promise<ComponentType>;
  /** It names things of every domain (the trail), so it needs the words of all. */
  readonly everyWord?: boolean;
  /** The slots that it shows at once: what stands in them is read with it. */
  readonly slots?: readonly LoadableSlot[];
}

/** What stands around a domain's pages: those at its address and below. */
export interface Frame {
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
}

/** A page that comes before a login. */
export interface EntryPage {
  readonly path: string;
  /** The most that may come over the network, compressed, until the page can be used: 1000 bytes. test/journeys/first-screen.test.ts weighs it. */
  readonly firstScreenKb?: number;
  readonly load: () => Promise<ComponentType>;
}

/** What a domain offers the web client: `src/web/<domain>/domain.tsx` exports one as `domain`. */
export interface WebDomain {
  readonly words: Words<never>;
  /** What single pages of it read beside these, with themselves; and who needs every word. */
  readonly furtherWords?: readonly Words<never>[];
  readonly pages: readonly Page[];
  readonly frame?: Frame;
  readonly entryPages?: readonly EntryPage[];
  /** What it puts into slots of earlier domains' pages: rows of `fill(slot, …)`. */
  readonly slots?: readonly (() => void)[];
}
