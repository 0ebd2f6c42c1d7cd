/** What plans put on 工作台: each draft, until it is published. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart, WatchRow } from '#server/platform/desk/desk-part.ts';

/** More drafts than anybody works on at once: the others are one row together, which leads to the list of plans. */
const mostDrafts = 20;

/** 10000 hundredths of a percent. */
const wholeText = 10_000;

export const draftsOnDesk: DeskPart = {
  name: 'drafts',
  kinds: ['draft-review', 'draft-publish', 'drafts'],
  awaited: [],
  figures: [],
  needs: 'getDraft',
  look: async (act) => {
    const drafts = await act.db
      .selectFrom('plan_version')
      .select(['id', 'plan_id', 'number', 'title', 'coverage_bp', 'open_doubts'])
      .select(sql<number>`(count(*) over ())::int`.as('total'))
      .where(inJurisdiction(act))
      .where('state', '=', 'draft')
      .orderBy('created_at')
      .orderBy('id')
      .limit(mostDrafts)
      .execute();
    const rest = (drafts[0]?.total ?? 0) - drafts.length;
    const others: readonly WatchRow[] = rest === 0 ? [] : [{ kind: 'drafts', count: rest, rest: true, due: null, link: '/plans' }];
    return {
      rows: [
        ...drafts.map((draft): WatchRow => {
          const asks = draft.open_doubts > 0 || draft.coverage_bp < wholeText;
          return {
            kind: asks ? 'draft-review' : 'draft-publish',
            key: draft.id,
            count: 1,
            due: null,
            title: draft.title,
            data: { number: draft.number, doubts: draft.open_doubts, coverage: Math.floor(draft.coverage_bp / 100) },
            link: `/plans/${draft.plan_id}/versions/${draft.id}/review`,
          };
        }),
        ...others,
      ],
    };
  },
};
