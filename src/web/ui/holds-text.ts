/** How boxes of pages that people meet first look through a list: the table of Traditional characters is not small, so it comes when a box is used. */
import { useEffect, useState } from 'react';

type HoldsText = typeof import('#core/platform/search-text.ts').holdsText;

/** holdsText, as soon as it is there; null until then, while nothing is narrowed. `wanted`: something stands in the box. */
export function useHoldsText(wanted: boolean): HoldsText | null {
  const [holdsText, setHoldsText] = useState<HoldsText | null>(null);
  useEffect(() => {
    if (!wanted || holdsText !== null) return;
    // What did not arrive is asked for again with the next letter.
    import('#core/platform/search-text.ts').then(
      (loaded) => setHoldsText(() => loaded.holdsText),
      () => {},
    );
  }, [wanted, holdsText]);
  return holdsText;
}
