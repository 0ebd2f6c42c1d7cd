/** Which options of a Select stay while somebody types: those whose label holds the words as every search reads them. */
import { holdsText } from '#core/platform/search-text.ts';

/** For `filterOption`; an option without a label is called by its value. */
export function optionHolds(text: string, option: { readonly label?: unknown; readonly value?: unknown } | undefined): boolean {
  const said = option?.label ?? option?.value;
  return typeof said === 'string' && holdsText([said], text);
}
