/** What settings put into inboxes: that the rules or the calendar changed, for the office. */
import type { InboxSource } from '#server/platform/desk/inbox.ts';

export const settingsInbox: InboxSource = {
  name: 'settings',
  needs: 'changeRules',
  acts: ['changeRules', 'changeCalendarYear'],
  shared: [],
  note: async (_act, events) => events.map(({ seq }) => ({ seq, unitId: null, count: 1, objectId: null })),
  tell: async () => new Map(),
};
