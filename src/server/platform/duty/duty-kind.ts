/** Kinds of duties: what a domain says of those that it writes, so that the page of all duties need not know it. */
import type { Role } from '#core/access/subject.ts';
import type { PowerId } from '#core/domains.ts';
import { sql, type RawBuilder } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { dutyKey, type Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

/** A duty that is owed now. */
export interface OpenDuty extends Duty {
  readonly id: string;
}

/** What a row says of an object. */
export interface ToldObject {
  /** Its name, as its own page prints it. */
  readonly title: string;
  /** Where the name is words, such as a month: the message that says it in the reader's language. */
  readonly name?: { readonly code: string; readonly data: Readonly<Record<string, number>> };
  /** Printed before the title: the code of a task. */
  readonly code?: string;
  /** Where it is read, or done: an address of ours. */
  readonly link: `/${string}`;
}

/** Duties of one kind that are one piece of work, as one row in one part of the rail. */
export interface GatheredDuties {
  /** Tells it from others of its kind in the same part. */
  readonly key: string;
  /** As it was given. */
  readonly bucket: number;
  readonly count: number;
  /** The first of their days. */
  readonly due: string | null;
  /** What all of them are of, for who does them in their row. */
  readonly objectId?: string;
  /** Where it is one alone: its name. Else the words are `desk.<name>.text` with the count and these data. */
  readonly title?: string;
  readonly code?: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly link: `/${string}`;
}

/** How rows of a kind are told: each by itself, or those that are one piece of work together. */
type Told =
  | {
      /** What their rows say, by the object's id: of some dozens at most, as far as the act reaches. */
      tell(act: Act, duties: readonly OpenDuty[]): Promise<ReadonlyMap<string, ToldObject>>;
      readonly gather?: never;
    }
  | {
      /** Of these duties (`object_id`, `due`, `bucket`: the part of the rail), any number, as far as the act reaches; by their days. */
      gather(act: Act, owed: RawBuilder<unknown>): Promise<readonly GatheredDuties[]>;
      readonly tell?: never;
    };

/** A row of a manifest's `duties`. */
export type DutyKind = Told & {
  /** Names it for good: `sign-for`. Its words are `desk.<name>` in the domain's desk-zh.ts and desk-en.ts, and `desk.awaited.<name>`. */
  readonly name: string;
  /** The endpoint behind it: who owes it and may not use it is not told. */
  readonly needs: PowerId;
  /** The list of all of them that the reader owes. */
  readonly list: `/${string}`;
  /** Its days are reckoned in working days: in a year whose holidays are not announced they are provisional. */
  readonly workdays: boolean;
  /** Who waits until it is done: sees under 等待他人 how many are not; a role of a unit, those of its own units. */
  readonly awaitedBy: readonly Role[];
  /** The endpoint behind the list of those that others owe: whoever waits may use it, though not `needs`. */
  readonly awaitedNeeds: PowerId;
  /** The list of those that others owe. */
  readonly awaitedList: `/${string}`;
  /** All that are owed now, from the facts alone, never from rows of duties. */
  owed(act: Act): Promise<readonly Duty[]>;
};

/** All domains' kinds, once they are joined (server/domains.ts). */
export const dutyKinds = new Map<string, DutyKind>();

/** How the rows differ from the facts: what nobody is told of, what is told and not owed, and what is told by another day. All empty: they agree. */
export interface DutyDifference {
  readonly missing: readonly Duty[];
  readonly extra: readonly Duty[];
  readonly otherDue: readonly Duty[];
}

/** Derives every duty of these kinds anew and compares. */
export async function compareDuties(act: Act, kinds: Iterable<DutyKind>): Promise<DutyDifference> {
  const missing: Duty[] = [];
  const extra: Duty[] = [];
  const otherDue: Duty[] = [];
  for (const kind of kinds) {
    const owed = new Map((await kind.owed(act)).map((duty) => [dutyKey(duty), duty]));
    for (const row of await openDuties(act, kind.name)) {
      const key = dutyKey(row);
      const wanted = owed.get(key);
      owed.delete(key);
      if (wanted === undefined) extra.push(row);
      else if (wanted.due !== row.due) otherDue.push(wanted);
    }
    missing.push(...owed.values());
  }
  return { missing, extra, otherDue };
}

async function openDuties(act: Act, kind: string): Promise<readonly Duty[]> {
  const { rows } = await sql<Duty>`
    select kind, object_type as "objectType", object_id as "objectId", unit_id as "unitId", role, due from duty
     where ${inJurisdiction(act)} and kind = ${kind} and done_at is null`.execute(act.db);
  return rows;
}
