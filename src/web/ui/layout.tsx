import { Suspense, type ReactNode } from 'react';
import { NavLink, Outlet } from 'react-router';
import { t, type MessageKey } from '#web/ui/language.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { usePhone } from '#web/ui/phone.ts';
import { ServerGone } from '#web/ui/server-gone.tsx';
import { TopBar } from '#web/ui/top-bar.tsx';

/** A place of the main navigation. */
export interface NavItem {
  readonly to: string;
  readonly label: MessageKey;
  readonly icon: ReactNode;
}

/** The frame around every page: top bar, navigation (at the bottom on a phone), the page itself. */
export function Layout({ nav, home, onSearch }: { nav: readonly NavItem[]; home: string; onSearch: (text: string) => string }) {
  const phone = usePhone();
  const links = (
    <nav className={phone ? 'top-nav bottom' : 'top-nav'} aria-label={t('shell.nav')}>
      {nav.map((item) => (
        <NavLink key={item.to} to={item.to}>
          {phone && item.icon}
          {t(item.label)}
        </NavLink>
      ))}
    </nav>
  );
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar home={home} onSearch={onSearch}>
        {!phone && links}
      </TopBar>
      <ServerGone />
      <main className="shell-main" id="main" tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      {phone && links}
    </div>
  );
}
