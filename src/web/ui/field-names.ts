/** What a page calls the fields of its address, for what it could not read of it (unread-filters.tsx). */

/** Answers the words for a field, null for one that is not among `labels`. */
export function namesOf<K extends string>(labels: Readonly<Record<string, K>>, t: (key: K) => string): (name: string) => string | null {
  return (name) => {
    const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
    return label === undefined ? null : t(label);
  };
}
