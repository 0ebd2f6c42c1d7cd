/** Every domain's entries in the navigation, in the order of the work. */
import type { NavigationEntry } from '#web/ui/navigation.ts';

const found = import.meta.glob<{ readonly navigation: readonly NavigationEntry[] }>('./*/navigation.tsx', { eager: true });

export const navigation = Object.values(found)
  .flatMap((domain) => domain.navigation)
  .sort((a, b) => a.place - b.place);
