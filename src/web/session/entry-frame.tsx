import type { ReactNode } from 'react';
import { setLanguage, t, useLanguage } from '#web/ui/language.ts';
import '#web/session/entry.css';

/** The quiet page around everything that happens before somebody is in. */
export function EntryFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className="entry">
      <header>
        <span className="brand">{t('shell.brand')}</span>
        <span className="grow" />
        <button type="button" className="bare quiet" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
          {t(`shell.language.${other}`)}
        </button>
      </header>
      <main className={wide ? 'entry-card wide' : 'entry-card'} id="main">
        {children}
      </main>
      <footer className="quiet">{t('sign-in.motto')}</footer>
    </div>
  );
}
