/**
 * 共享: which parts of an object others see, and which state of it was shared with them. Shares are facts and never changed: one that
 * says something else than before ends, and another begins. Whom an object may be shared with, and what its parts are, its domain says.
 */

/** A share with a unit that holds. */
export interface StandingShare {
  readonly id: string;
  readonly objectId: string;
  readonly unitId: string;
  readonly parts: readonly string[];
  /** The object's revision when it was shared; null: nobody noted it, and the object was changed since. */
  readonly revision: number | null;
}

export interface SharesAsked {
  /** The objects, each with its revision of now. */
  readonly objects: ReadonlyMap<string, number>;
  /** Units that see these parts of them from here on, as they are now, and units that no longer see them. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly parts: readonly string[];
}

export interface BegunShare {
  readonly objectId: string;
  readonly unitId: string;
  readonly revision: number;
  /** The unit saw the object before: other parts of it, or it was another state that was shared. */
  readonly renewed: boolean;
}

export interface SharesDecided {
  readonly ended: readonly StandingShare[];
  readonly begun: readonly BegunShare[];
}

/** What becomes of the shares of these objects. A unit that is both added and removed is added. */
export function decideShares(standing: readonly StandingShare[], { objects, add, remove, parts }: SharesAsked): SharesDecided {
  const known = new Map(standing.map((share) => [`${share.objectId} ${share.unitId}`, share]));
  const added = new Set(add);
  const removed = new Set(remove.filter((id) => !added.has(id)));
  const ended: StandingShare[] = [];
  const begun: BegunShare[] = [];
  for (const [objectId, revision] of objects) {
    for (const unitId of removed) {
      const share = known.get(`${objectId} ${unitId}`);
      if (share !== undefined) ended.push(share);
    }
    for (const unitId of added) {
      const share = known.get(`${objectId} ${unitId}`);
      if (share !== undefined && share.revision === revision && sameParts(share.parts, parts)) continue;
      if (share !== undefined) ended.push(share);
      begun.push({ objectId, unitId, revision, renewed: share !== undefined });
    }
  }
  return { ended, begun };
}

function sameParts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part) => other.includes(part));
}

/** A share of one of several objects that something is made of. `grantee`: to whom, of whichever kind. */
interface PartsOfOne {
  readonly grantee: string;
  readonly parts: readonly string[];
}

/** Who sees what is made of `count` objects: whom each of them is shared with, in the parts that all these shares have. */
export function sharedOfAll<T extends PartsOfOne>(shares: readonly T[], count: number): (T & { readonly parts: readonly string[] })[] {
  return [...Map.groupBy(shares, ({ grantee }) => grantee).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || own.length < count) return [];
    const parts = first.parts.filter((part) => own.every((share) => share.parts.includes(part)));
    return parts.length === 0 ? [] : [{ ...first, parts }];
  });
}
