import { App } from 'antd';
import { t } from '#web/session/words.ts';
import { setLanguage, useLanguage, type Language } from '#web/ui/language.ts';

/** The language that is not in use, and the way to it; when its words cannot be had it says so, and the language stays. */
export function useOtherLanguage(): { readonly other: Language; readonly change: () => void } {
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  const { message } = App.useApp();
  return {
    other,
    change: () => {
      setLanguage(other).catch(() => message.error(t('shell.language.failed')));
    },
  };
}
