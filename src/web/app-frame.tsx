import { Outlet, useLocation } from 'react-router';
import { AccountNotices } from '#web/session/account-notices.tsx';
import { AccountMenu } from '#web/session/account-menu.tsx';
import { DemoBanner } from '#web/session/demo-banner.tsx';
import { useMay, useMe } from '#web/access/me.ts';
import { NoPostPage } from '#web/session/no-post-page.tsx';
import { PageFoot } from '#web/session/page-foot.tsx';
import { FactorSoon } from '#web/session/factor-soon.tsx';
import { PasswordSoon } from '#web/session/password-soon.tsx';
import { useRecordPrint } from '#web/audit/record-print.ts';
import { SessionGate } from '#web/session/session-gate.tsx';
import { navigation } from '#web/navigation.ts';
import { placed } from '#web/navigation-places.ts';
import { useLanguage } from '#web/ui/language.ts';
import { Antd } from '#web/ui/antd.tsx';
import { Layout } from '#web/ui/layout.tsx';
import { words } from '#web/ledger/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import '#web/session/session.css';

const SearchProposals = lazyPart(async () => {
  const [part] = await Promise.all([import('#web/ledger/search-proposals.tsx'), words.load()]);
  return part.SearchProposals;
});

/** The frame around every page of somebody who is logged in: what the post may use, who it is, and what they must know. */
export function AppFrame() {
  return (
    <Antd>
      <SessionGate>
        <Frame />
      </SessionGate>
    </Antd>
  );
}

function Frame() {
  const me = useMe();
  const may = useMay();
  const language = useLanguage();
  const { pathname } = useLocation();
  useRecordPrint();
  const entries = navigation.filter(({ needs }) => may(needs)).map(({ label, ...entry }) => ({ ...entry, label: label[language] }));
  const { bar, menu } = placed(entries);
  return (
    <Layout
      nav={bar}
      home="/"
      {...(may('listTasks') ? { search: { addressFor: searchAddress, Proposals: may('searchNames') ? SearchProposals : null } } : {})}
      account={<AccountMenu entries={menu} />}
      foot={<PageFoot feedback={me.jurisdiction.feedback} maySet={may('changeFeedback')} />}
      notices={
        <>
          {me.jurisdiction.demo && <DemoBanner />}
          <AccountNotices />
          <PasswordSoon />
          <FactorSoon />
        </>
      }
    >
      {me.post === null && pathname !== '/me' ? <NoPostPage /> : <Outlet />}
    </Layout>
  );
}

/** The ledger's page, narrowed by a text. Not by its own address writer, which would come with every page. */
function searchAddress(text: string): string {
  return text === '' ? '/ledger' : `/ledger?${new URLSearchParams({ text }).toString()}`;
}
