/** What the figures of 报送情况 count, once for the figures and for the lists behind them; figures are read from what is kept (migrations/0077). */
import { sql, type RawBuilder } from 'kysely';
import { reportFigures, type Figures, type ReportFigure } from '#core/reporting/report-figure.ts';
import { handedInStates } from '#core/reporting/report-state.ts';

/** Whether what was expected is handed in: in the words of the index expected_report_said, which finds it. */
export const isSaid = (expected: 'asked' | 'before' | 'later'): RawBuilder<boolean> =>
  sql`${sql.ref(`${expected}.state`)} in (${sql.join(handedInStates.map((state) => sql.lit(state)))})`;
const isHandedIn = isSaid('asked');

const conditions: Readonly<Record<ReportFigure, RawBuilder<unknown>>> = {
  expected: sql`true`,
  begun: sql`asked.state is not null`,
  handedIn: isHandedIn,
  onTime: sql`asked.on_time`,
  late: sql`(${isHandedIn} and not asked.on_time)`,
  accepted: sql`asked.state = 'accepted'`,
  returned: sql`asked.state = 'returned'`,
  missing: sql`(asked.state is null or not ${isHandedIn})`,
};

/** Whether the expected report `asked` counts towards the figure. */
export const countsTowards = (figure: ReportFigure): RawBuilder<unknown> => conditions[figure];

/** All figures as columns, of rows `asked` of report_tally. */
export const figureColumns: RawBuilder<Figures> = sql.join(
  reportFigures.map((figure) => sql`coalesce(sum(asked.n) filter (where ${conditions[figure]}), 0)::int as ${sql.ref(figure)}`),
);
