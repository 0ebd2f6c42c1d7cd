/** What domains compute for 工作台 (home) when it is asked for: the page asks each part that the reader has the power for, and knows no domain. */
import type { PowerId } from '#core/domains.ts';
import type { Act } from '#server/platform/http/act.ts';

type Link = `/${string}`;
type Data = Readonly<Record<string, string | number>>;

/** 关注事项: somebody's work for which no duty was written. */
export interface WatchRow {
  /** One of the part's kinds. */
  readonly kind: string;
  /** Tells it from others of its kind. */
  readonly key?: string;
  /** It stands for so many things. */
  readonly count: number;
  /** Of these, others stand in rows of their own. */
  readonly rest?: boolean;
  /** ISO day; null where no clock runs. */
  readonly due: string | null;
  readonly code?: string;
  readonly title?: string;
  /** For the words of its kind. */
  readonly data?: Data;
  /** Where it is done, or the list behind the count. */
  readonly link: Link;
}

/** So many of something; the link is the list of them. */
export interface DeskCount {
  readonly name: string;
  readonly count: number;
  readonly link: Link;
}

export interface DeskView {
  readonly rows?: readonly WatchRow[];
  /** What others have to do so that it goes on here. */
  readonly awaited?: readonly (DeskCount & { readonly due?: string | null })[];
  readonly figures?: readonly DeskCount[];
}

/** A row of a manifest's `desk`. Every name has its words in desk-zh.ts and desk-en.ts of the domain's contract. */
export interface DeskPart {
  readonly name: string;
  /** Kinds of its rows: `desk.<kind>`, and `desk.<kind>.text` where a row has no title. */
  readonly kinds: readonly string[];
  /** `desk.awaited.<name>`. */
  readonly awaited: readonly string[];
  /** `desk.figure.<name>`. */
  readonly figures: readonly string[];
  /** The endpoint of the list behind: the act that `look` gets reaches as far as that one's would. */
  readonly needs: PowerId;
  look(act: Act): Promise<DeskView>;
}

/** All domains' parts, once they are joined (server/domains.ts). */
export const deskParts = new Map<string, DeskPart>();
