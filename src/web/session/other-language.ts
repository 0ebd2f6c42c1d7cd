import { setLanguage, useLanguage, type Language } from '#web/ui/language.ts';

/** The language that is not in use, and the way to it. `onFailure`: its words could not be had, and the language stays. */
export function useOtherLanguage(onFailure: () => void): { readonly other: Language; readonly change: () => void } {
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return { other, change: () => void setLanguage(other).catch(onFailure) };
}
