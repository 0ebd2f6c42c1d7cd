import { Dropdown, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SearchBox } from '#web/ui/search-box.tsx';
import { setLanguage, t, useLanguage } from '#web/ui/language.ts';

/** Brand, navigation, search, and who is acting. */
export function TopBar({ home, onSearch, children }: { home: string; onSearch: (text: string) => string; children: ReactNode }) {
  return (
    <header className="top">
      <Link className="brand" to={home}>
        {t('shell.brand')}
      </Link>
      {children}
      <span className="grow" />
      <SearchBox addressFor={onSearch} />
      <ActorMenu />
    </header>
  );
}

function ActorMenu() {
  const language = useLanguage();
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        selectedKeys: [language],
        items: [
          {
            key: 'note',
            label: <span style={{ display: 'block', maxWidth: 220, whiteSpace: 'normal' }}>{t('shell.actor.note')}</span>,
            disabled: true,
          },
          { type: 'divider' },
          { key: 'zh', label: t('shell.language.zh') },
          { key: 'en', label: t('shell.language.en') },
        ],
        onClick: ({ key }) => {
          if (key === 'zh' || key === 'en') setLanguage(key);
        },
      }}
    >
      <Tooltip title={t('shell.actor')} placement="left">
        <button type="button" className="ava" aria-label={`${t('shell.actor')} · ${t('shell.language')}`}>
          {t('shell.actor')}
        </button>
      </Tooltip>
    </Dropdown>
  );
}
