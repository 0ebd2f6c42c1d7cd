/** What checking a chain can find. The words for people stand in the catalogue, one per kind: `verify.found.<kind>`. */

/** Of a row, or of the chain's end. */
export type ChainFlaw =
  /** Columns or objects do not fit the hash. */
  | 'changed'
  /** Numbers are missing. */
  | 'removed'
  /** A row that this installation did not write. */
  | 'inserted'
  /** The row that belongs here stands elsewhere. */
  | 'reordered'
  /** Hashes fit and seals do not: written by somebody without the key. */
  | 'recomputed'
  /** An exported head of this number says otherwise. */
  | 'replaced'
  /** The head, or an exported one, is beyond the last row. */
  | 'cut-off'
  /** Rows beyond the head. */
  | 'head-back'
  /** The head was not written by this installation, or does not fit the last row. */
  | 'head-forged'
  /** A row without a place in the chain. */
  | 'unchained'
  /** An object without its event. */
  | 'stray-object'
  /** No row at all, of a jurisdiction that was set up. */
  | 'emptied';

export interface Finding {
  readonly kind: ChainFlaw;
  /** The first bad place. null: the row has no number. */
  readonly seq: number | null;
  /** The last of several missing numbers; where the row stands that belongs here; the number that an exported head has. */
  readonly to: number | null;
  /** Of the row at that place; of the exported head when the row is gone. */
  readonly at: string | null;
  readonly act: string | null;
  readonly actor: string | null;
}

/** As the trail tells of it. */
export interface AcceptedRestore {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export interface ChainReport {
  readonly jurisdictionId: string;
  /** Rows that were looked at. */
  readonly events: number;
  /** Where the sound part ends: the whole chain when there is no finding. */
  readonly soundTo: number;
  /** Rows up to this number are from before the chain; `at` is when they were sealed. */
  readonly sealedLater: { readonly to: number; readonly at: string } | undefined;
  /** The first row behind the newest exported head; undefined: all are covered, or there is no head. */
  readonly unexported: { readonly from: number; readonly at: string } | undefined;
  /** Rows by which somebody accepted a restore, oldest first. */
  readonly restores: readonly AcceptedRestore[];
  readonly finding: Finding | undefined;
}
