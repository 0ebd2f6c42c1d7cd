/** Who listens to whom: a later domain reacts to an earlier one inside the same transaction. Joined here, so that no earlier one knows a later. */

/** Called once at start. */
export function registerSubscribers(): void {}
