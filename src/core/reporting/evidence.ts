/** 佐证: files and links that support a report. */

/** Beside one report: papers, scans and pages of a month. Ours. */
export const mostLinks = 20;

/** An address that a browser opens as a page, and nothing that would run. */
export const linkAddress = /^https?:\/\/[^\s/?#]+[^\s]{0,900}$/i;
