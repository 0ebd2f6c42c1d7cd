/** What every endpoint may refuse whose work is done in a child process (server/platform/pool). */
export const workFailures = ['server.busy', 'server.work-broken-off', 'server.work-too-large'] as const;
export type WorkFailure = (typeof workFailures)[number];
