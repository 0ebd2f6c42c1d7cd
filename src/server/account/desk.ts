/** What accounts put on 工作台: who was let in and has not come, and who came and may do nothing. */
import { sql } from 'kysely';
import { standing } from '#server/session/standing-posts.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';

/** Those who were given access wait for nobody but themselves: the system administrator sees them under 等待他人. */
export const invitedPeople: DeskPart = {
  name: 'invited-people',
  kinds: [],
  awaited: ['invited'],
  figures: ['people'],
  needs: 'addAccount',
  look: async (act) => {
    // As the list of people says it (rows.ts): a first password that nobody has used is an invitation, too.
    const { rows } = await sql<{ invited: number; people: number }>`
      select (count(*) filter (where state = 'invited' or (state = 'active' and password_initial and last_login_at is null)))::int as invited,
             (count(*) filter (where state <> 'disabled'))::int as people
        from account where ${inJurisdiction(act)}`.execute(act.db);
    const { invited, people } = rows[0] ?? { invited: 0, people: 0 };
    return {
      awaited: invited === 0 ? [] : [{ name: 'invited', count: invited, link: '/people?state=invited' }],
      figures: [{ name: 'people', count: people, link: '/people' }],
    };
  },
};

/** Whoever is active and holds no post sees a page without work: the security administrator grants posts. */
export const peopleWithoutPost: DeskPart = {
  name: 'people-without-post',
  kinds: ['person-no-post'],
  awaited: [],
  figures: [],
  needs: 'grantPost',
  look: async (act) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from account
       where ${inJurisdiction(act)} and state = 'active' and not (password_initial and last_login_at is null)
         and not exists (select from post where ${inJurisdiction(act, 'post')} and post.account_id = account.id and ${standing(act)})`.execute(
      act.db,
    );
    const count = rows[0]?.count ?? 0;
    return { rows: count === 0 ? [] : [{ kind: 'person-no-post', count, due: null, link: '/people?role=none&state=active' }] };
  },
};
