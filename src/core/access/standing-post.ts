/** Which posts stand on a day, and under whose name somebody acts in one. */

/** The days of a post. Those of an ordinary one have no end; a deputy's (代理) have. ISO days in Asia/Shanghai, both included. */
export interface PostDays {
  readonly firstDay: string;
  readonly lastDay: string | null;
}

/** Is the day one of the post's days? */
export function standsOn({ firstDay, lastDay }: PostDays, day: string): boolean {
  return firstDay <= day && (lastDay === null || day <= lastDay);
}

/** How a deputy is named in lists, histories and the trail: 李四（代王五）. `holder`: who holds the post; null for somebody in a post of their own. */
export function actingName(name: string, holder: string | null): string {
  return holder === null ? name : `${name}（代${holder}）`;
}
