import type { ReactNode } from 'react';
import { useOtherLanguage } from '#web/session/other-language.ts';
import { t } from '#web/session/words.ts';
import '#web/session/entry.css';

interface EntryFrameProps {
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Hides the language switch: changing the language remounts the page, and what is shown only once would be lost. */
  readonly oneLanguage?: boolean;
}

/** The frame around the pages before a complete login. */
export function EntryFrame({ children, wide = false, oneLanguage = false }: EntryFrameProps) {
  const { other, change } = useOtherLanguage();
  return (
    <div className="entry">
      <header>
        <span className="brand">{t('shell.brand')}</span>
        <span className="grow" />
        {!oneLanguage && (
          <button type="button" className="bare quiet" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={change}>
            {t(`shell.language.${other}`)}
          </button>
        )}
      </header>
      <main className={wide ? 'entry-card wide' : 'entry-card'} id="main">
        {children}
      </main>
      <footer className="quiet">{t('sign-in.motto')}</footer>
    </div>
  );
}
