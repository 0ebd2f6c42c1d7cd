/**
 * The lead of a task that goes on in a new version, merged three ways: `before` is what the draft of the version before said, `ledger`
 * who leads now, `after` what the new draft says. What people named in the ledger stays unless the document itself names another.
 */
export function mergeLead(before: string | null, ledger: string | null, after: string | null): string | null {
  if (after === before) return ledger;
  return after === null && ledger !== before ? ledger : after;
}
