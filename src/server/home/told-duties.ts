/** What a desk owes, told in words outside of the pages: to calendars and in mails. */
import { sql } from 'kysely';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import { withinPower } from '#server/access/within-power.ts';
import { deskOf } from '#server/home/desk-of-post.ts';
import { mine } from '#server/home/own-duties.ts';
import { dutyKinds, type OpenDuty } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Of one kind; whoever owes more reads them on the list. */
const mostOfKind = 200;

export interface ToldDuty {
  /** The same for as long as it is owed. */
  readonly key: string;
  readonly kind: string;
  /** 待填报, 待签收 … */
  readonly kindWords: string;
  readonly text: string;
  readonly count: number;
  /** ISO day; null where no clock runs. */
  readonly due: string | null;
  readonly link: `/${string}`;
}

/** All that the act's post owes, as far as its powers reach, by their days. Pieces of one work are one, whenever they are due. */
export async function toldDuties(act: Act): Promise<readonly ToldDuty[]> {
  const desk = await deskOf(act);
  if (desk === null) return [];
  const told: ToldDuty[] = [];
  for (const kind of dutyKinds.values()) {
    const within = withinPower(act, kind.needs);
    if (within === null) continue;
    const words = { kind: kind.name, kindWords: message(zh, `desk.${kind.name}`) };
    if (kind.gather !== undefined) {
      const rows = await kind.gather(
        within,
        sql`select object_id, due, 0 as bucket from duty where ${mine(act, desk)} and kind = ${kind.name}`,
      );
      for (const { key, count, due, title, code, data, link } of rows) {
        const text =
          title === undefined
            ? message(zh, `desk.${kind.name}.text`, { ...data, count })
            : `${code === undefined ? '' : `${code} `}${title}`;
        told.push({ ...words, key: `${kind.name}-${key}`, text, count, due, link });
      }
      continue;
    }
    const { rows } = await sql<OpenDuty>`
      select id, kind, object_type as "objectType", object_id as "objectId", unit_id as "unitId", role, due from duty
       where ${mine(act, desk)} and kind = ${kind.name} order by due nulls last, id limit ${mostOfKind}`.execute(act.db);
    const texts = rows.length === 0 ? new Map<string, never>() : await kind.tell(within, rows);
    for (const { id, objectId, due } of rows) {
      const text = texts.get(objectId);
      if (text === undefined) continue;
      const name = `${text.code === undefined ? '' : `${text.code} `}${text.title}`;
      told.push({ ...words, key: id, text: name, count: 1, due, link: text.link });
    }
  }
  return told.toSorted((one, other) => ((one.due ?? '9999') < (other.due ?? '9999') ? -1 : 1));
}
