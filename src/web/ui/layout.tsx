import { Suspense, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { t } from '#web/ui/words.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { usePhone } from '#web/ui/phone.ts';
import { useScrollInHistory } from '#web/ui/places-in-history.ts';
import { ServerGone } from '#web/ui/server-gone.tsx';
import type { Searching } from '#web/ui/search-box.tsx';
import { TopBar } from '#web/ui/top-bar.tsx';

/** A place of the main navigation. */
export interface NavItem {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
}

interface LayoutProps {
  readonly nav: readonly NavItem[];
  readonly home: string;
  /** Where a search leads; without it there is no search. */
  readonly search?: Searching;
  /** Who is acting, at the end of the top bar. */
  readonly account: ReactNode;
  /** Strips under the top bar. */
  readonly notices?: ReactNode;
  /** The end of every page. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** The frame around every page: top bar, navigation (at the bottom on a phone), the page itself. */
export function Layout({ nav, home, search, account, notices, foot, children }: LayoutProps) {
  const phone = usePhone();
  const scrolled = useScrollInHistory('main');
  const links = (
    <nav className={phone ? 'top-nav bottom' : 'top-nav'} aria-label={t('shell.nav')}>
      {nav.map((item) => (
        <NavLink key={item.to} to={item.to}>
          {phone && item.icon}
          {item.label}
        </NavLink>
      ))}
    </nav>
  );
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar home={home} account={account} {...(search === undefined ? {} : { search })}>
        {!phone && links}
      </TopBar>
      {notices}
      <ServerGone />
      <main ref={scrolled} className="shell-main" id="main" tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        {/* There is little room on a phone: what stands at the end of every page is met at its end. */}
        {phone && foot}
      </main>
      {!phone && foot}
      {phone && nav.length > 1 && links}
    </div>
  );
}
