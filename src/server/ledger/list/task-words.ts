/** What a task of a list is called: a long one has a shortened title. */
import { sql } from 'kysely';

/** All words of a `task` whose title is shortened; null of one that says everything itself. */
export const allWords = sql`case when task.title like '%…' then task.body end`;
