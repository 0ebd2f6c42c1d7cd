import { TeamOutlined } from '@ant-design/icons';
import { accountNavigation as names } from '#contract/account/navigation.ts';
import { words } from '#web/account/words.ts';
import { labelsOf, type WebDomain } from '#web/ui/domain.ts';

const label = labelsOf(names);

export const domain: WebDomain = {
  words,
  pages: [{ path: 'people', needs: 'listAccounts', load: async () => (await import('#web/account/people-page.tsx')).PeoplePage }],
  navigation: [{ to: '/people', label: label('shell.nav.people'), icon: <TeamOutlined />, needs: 'listAccounts', place: 60 }],
};
