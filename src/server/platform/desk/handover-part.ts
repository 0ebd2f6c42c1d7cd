/** What domains put into a hand-over list (交接单): what a unit has promised, and what is stuck. What it owes stands in duties, which the page reads itself. */
import type { PowerId } from '#core/domains.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface HandoverRow {
  /** One of the part's kinds: `handover.<kind>` in handover-zh.ts and handover-en.ts of the domain's contract. */
  readonly kind: string;
  /** Printed before the title: the code of an item. */
  readonly code: string | null;
  /** The object's name, as its own page prints it. */
  readonly title: string;
  /** More of it, as it was written: what is to be done by the day, the own part, an objection. */
  readonly said: string | null;
  /** ISO day; null where no clock runs. */
  readonly due: string | null;
  /** For the words of its kind, `handover.<kind>.note`. */
  readonly data: Readonly<Record<string, string | number>>;
  /** Where it is read, or done. */
  readonly link: `/${string}`;
}

export interface HandoverView {
  /** 已承诺: by their days. */
  readonly promised: readonly HandoverRow[];
  /** 存在问题: by their days. */
  readonly stuck: readonly HandoverRow[];
}

/** A row of a manifest's `handover`. */
export interface HandoverPart {
  readonly name: string;
  readonly kinds: readonly string[];
  /** The endpoint of the list behind: the act that `look` gets reaches as far as that one's would. */
  readonly needs: PowerId;
  /** Of these units: one body, with those that it took over from. */
  look(act: Act, unitIds: readonly string[]): Promise<HandoverView>;
}

/** All domains' parts, once they are joined (server/domains.ts). */
export const handoverParts = new Map<string, HandoverPart>();
