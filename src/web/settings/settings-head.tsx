import { NavLink } from 'react-router';
import { t } from '#web/settings/words.ts';
import '#web/settings/settings.css';

/** The head of both pages, with the way to the other. */
export function SettingsHead({ note }: { readonly note: string }) {
  return (
    <div className="page-head">
      <h1>{t('shell.nav.settings')}</h1>
      <nav className="settings-views" aria-label={t('shell.nav.settings')}>
        <NavLink to="/settings" end>
          {t('rules.title')}
        </NavLink>
        <NavLink to="/settings/calendar">{t('calendar.title')}</NavLink>
      </nav>
      <span className="muted grow">{note}</span>
    </div>
  );
}
