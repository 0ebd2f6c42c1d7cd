/** 佐证: files and links that support a report. */

/** Beside one report: papers, scans and pages of a month. Ours. */
export const mostLinks = 20;

/**
 * An address that a browser opens as a page, and nothing that would run. It is of the place that it shows: no name of a user before the host, no marks
 * that nobody sees or that turn the direction of what follows.
 */
export const linkAddress = /^https?:\/\/(?:[\p{L}\p{N}._-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?#][^\s\\\p{Cc}\p{Cf}]{0,900})?$/iu;
