import { useState, type ReactNode } from 'react';
import { useOtherLanguage } from '#web/session/other-language.ts';
import { PageFoot } from '#web/session/page-foot.tsx';
import { useSession } from '#web/session/session-query.ts';
import { t } from '#web/session/frame-words.ts';
import { PlainAlert } from '#web/ui/plain.tsx';
import '#web/session/entry.css';

interface EntryFrameProps {
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Hides the language switch: changing the language remounts the page, and what is shown only once would be lost. */
  readonly oneLanguage?: boolean;
}

/** The frame around the pages before a complete login. */
export function EntryFrame({ children, wide = false, oneLanguage = false }: EntryFrameProps) {
  const [languageFailed, setLanguageFailed] = useState(false);
  const { other, change } = useOtherLanguage(() => setLanguageFailed(true));
  const session = useSession();
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
        {languageFailed && (
          <div className="login-ended">
            <PlainAlert type="error">{t('shell.language.failed')}</PlainAlert>
          </div>
        )}
        {children}
      </main>
      <p className="entry-motto quiet">{t('sign-in.motto')}</p>
      <PageFoot feedback={session.data?.installation.feedback ?? null} />
    </div>
  );
}
