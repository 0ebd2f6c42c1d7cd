import { AppstoreOutlined, QuestionCircleOutlined, TableOutlined, TagsOutlined } from '@ant-design/icons';
import { ledgerNavigation as names } from '#contract/ledger/navigation.ts';
import { publishSlot } from '#web/plan/slots.ts';
import { fill } from '#web/ui/slot.tsx';
import { words } from '#web/ledger/words.ts';
import { labelsOf, type WebDomain } from '#web/ui/domain.ts';

const label = labelsOf(names);

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'ledger', needs: 'listTasks', load: async () => (await import('#web/ledger/ledger-page.tsx')).LedgerPage },
    { path: 'objects', needs: 'listObjects', load: async () => (await import('#web/ledger/object/objects-page.tsx')).ObjectsPage },
    { path: 'themes', needs: 'listThemes', load: async () => (await import('#web/ledger/theme/themes-page.tsx')).ThemesPage },
    {
      path: 'open-lists',
      needs: 'listOpenLists',
      load: async () => (await import('#web/ledger/open-list/open-lists-page.tsx')).OpenListsPage,
    },
    {
      path: 'plans/:planId/versions/:versionId/diff',
      needs: 'diffVersion',
      load: async () => (await import('#web/ledger/publish/version-diff-page.tsx')).VersionDiffPage,
    },
  ],
  navigation: [
    { to: '/ledger', label: label('shell.nav.ledger'), icon: <TableOutlined />, needs: 'listTasks', place: 20 },
    { to: '/objects', label: label('shell.nav.objects'), icon: <AppstoreOutlined />, needs: 'listObjects', place: 30 },
    { to: '/themes', label: label('shell.nav.themes'), icon: <TagsOutlined />, needs: 'listThemes', place: 40 },
    { to: '/open-lists', label: label('shell.nav.open-lists'), icon: <QuestionCircleOutlined />, needs: 'listOpenLists', place: 80 },
  ],
  slots: [
    fill(publishSlot, {
      needs: 'publishDraft',
      words,
      load: async () => (await import('#web/ledger/publish/publish-button.tsx')).PublishButton,
    }),
  ],
};
