import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SearchBox, type Searching } from '#web/ui/search-box.tsx';
import { t } from '#web/ui/words.ts';

interface TopBarProps {
  readonly home: string;
  readonly search?: Searching;
  readonly account: ReactNode;
  readonly children: ReactNode;
}

/** Brand, navigation, search, and who is acting. */
export function TopBar({ home, search, account, children }: TopBarProps) {
  return (
    <header className="top">
      <Link className="brand" to={home}>
        {t('shell.brand')}
      </Link>
      {children}
      <span className="grow" />
      {search !== undefined && <SearchBox {...search} />}
      {account}
    </header>
  );
}
