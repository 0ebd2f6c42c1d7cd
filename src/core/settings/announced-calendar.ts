/** What the State Council announced of holidays, as the package chinese-days knows it; a newer version of it brings newer years. */
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Calendar } from '#core/settings/calendar.ts';

const holidays = Object.keys(data.holidays);

/** The built-in calendar. A year counts as announced when its National Day stands in it: a notice always has it, a neighbour's never. */
export const announcedCalendar: Calendar = {
  holidays: new Set(holidays),
  workdays: new Set(Object.keys(data.workdays)),
  announced: new Set(holidays.filter((day) => day.endsWith('-10-01')).map((day) => Number(day.slice(0, 4)))),
};
