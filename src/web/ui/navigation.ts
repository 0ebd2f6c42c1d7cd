import type { ReactNode } from 'react';
import type { PowerId } from '#core/domains.ts';

/** An entry of the navigation, in words that are there from the beginning (contract/<domain>/navigation.ts). */
export interface NavigationEntry {
  readonly to: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** Null where it stands in the menu alone, which shows none. */
  readonly icon: ReactNode;
  readonly needs: PowerId;
  /** Entries stand in the order of this number, over all domains: by the rhythm of the work. */
  readonly place: number;
  /** It stands in the person's menu instead of the bar: what is looked up or set rather than worked with (navigation-places.ts). */
  readonly inMenu?: true;
}

/** Labels by key, from the two languages of a contract/<domain>/navigation.ts. */
export function labelsOf<Key extends string>(names: Readonly<Record<'zh' | 'en', Readonly<Record<Key, string>>>>) {
  return (key: Key): NavigationEntry['label'] => ({ zh: names.zh[key], en: names.en[key] });
}

/** Is this address the entry's page, or one below it? */
export function isAt(pathname: string, to: string): boolean {
  return pathname === to || pathname.startsWith(`${to}/`);
}
