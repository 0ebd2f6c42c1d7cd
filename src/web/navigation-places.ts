/** Which of a person's pages stand in the bar, and which in the menu at its end. */

interface Places<Entry> {
  readonly bar: readonly Entry[];
  readonly menu: readonly Entry[];
}

/**
 * What is looked up or set now and then stands in the menu (`inMenu`), so that the bar holds the daily work. For whom it is the daily work,
 * as for the three administrators, the bar would be all but empty: there it stands in the bar, at its own place in the order, and the menu
 * does not say it again.
 */
export function placed<Entry extends { readonly inMenu?: true }>(entries: readonly Entry[]): Places<Entry> {
  const bar = entries.filter(({ inMenu }) => inMenu !== true);
  return bar.length > 1 ? { bar, menu: entries.filter(({ inMenu }) => inMenu === true) } : { bar: entries, menu: [] };
}
