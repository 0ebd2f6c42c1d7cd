import { publishSlot } from '#web/plan/slots.ts';
import { deskSlot } from '#web/ui/desk-slot.ts';
import { fill } from '#web/ui/slot.tsx';
import { words as changeWords } from '#web/ledger/change/words.ts';
import { words as opinionWords } from '#web/ledger/list/opinion-words.ts';
import { words as listWords } from '#web/ledger/list/words.ts';
import { words as comparingWords } from '#web/ledger/publish/page-words.ts';
import { words as publishWords } from '#web/ledger/publish/words.ts';
import { words } from '#web/ledger/words.ts';
import type { Page, WebDomain } from '#web/ui/domain.ts';

/** A page that has these words, too. */
function withWords(also: { load(): Promise<unknown> }, load: Page['load']): Page['load'] {
  return async () => {
    const [page] = await Promise.all([load(), also.load()]);
    return page;
  };
}

export const domain: WebDomain = {
  words,
  pages: [
    { path: 'ledger', needs: 'listTasks', firstScreenKb: 300, load: async () => (await import('#web/ledger/ledger-page.tsx')).LedgerPage },
    {
      path: 'lists',
      needs: 'listLists',
      load: withWords(listWords, async () => (await import('#web/ledger/list/lists-page.tsx')).ListsPage),
    },
    {
      path: 'lists/signing',
      needs: 'listSignFors',
      load: withWords(listWords, async () => (await import('#web/ledger/list/signing-pages.ts')).SignPage),
    },
    {
      path: 'lists/:listId/signing',
      needs: 'countSignFors',
      load: withWords(listWords, async () => (await import('#web/ledger/list/signing-pages.ts')).SigningPage),
    },
    {
      path: 'lists/changes',
      needs: 'listChanges',
      load: withWords(changeWords, async () => (await import('#web/ledger/change/parts.ts')).ChangesPage),
    },
    {
      path: 'lists/opinions',
      needs: 'listConsultations',
      load: withWords(opinionWords, async () => (await import('#web/ledger/list/opinion-pages.ts')).AllOpinionsPage),
    },
    {
      path: 'lists/:listId/opinions',
      needs: 'listConsultations',
      load: withWords(opinionWords, async () => (await import('#web/ledger/list/opinion-pages.ts')).OpinionsPage),
    },
    {
      path: 'lists/:listId',
      needs: 'getList',
      firstScreenKb: 335,
      load: withWords(listWords, async () => (await import('#web/ledger/list/list-page.tsx')).ListPage),
    },
    {
      path: 'ledger/objects',
      needs: 'listObjects',
      formerly: 'objects',
      load: async () => (await import('#web/ledger/object/objects-page.tsx')).ObjectsPage,
    },
    {
      path: 'ledger/themes',
      needs: 'listThemes',
      formerly: 'themes',
      load: async () => (await import('#web/ledger/theme/themes-page.tsx')).ThemesPage,
    },
    {
      path: 'ledger/open-lists',
      needs: 'listOpenLists',
      formerly: 'open-lists',
      load: async () => (await import('#web/ledger/open-list/open-lists-page.tsx')).OpenListsPage,
    },
    {
      path: 'plans/:planId/versions/:versionId/diff',
      needs: 'diffVersion',
      load: withWords(comparingWords, async () => (await import('#web/ledger/publish/version-diff-page.tsx')).VersionDiffPage),
    },
  ],
  frame: { path: 'ledger', load: async () => (await import('#web/ledger/ledger-frame.tsx')).LedgerFrame },
  slots: [
    fill(deskSlot('opinion'), {
      needs: 'answerConsultation',
      words: opinionWords,
      load: async () => (await import('#web/ledger/list/none-in-row.tsx')).NoneInRow,
    }),
    fill(deskSlot('sign-for'), {
      needs: 'signItems',
      words: listWords,
      load: async () => (await import('#web/ledger/list/sign-in-row.tsx')).SignInRow,
    }),
    fill(publishSlot, {
      needs: 'publishDraft',
      words: publishWords,
      load: async () => (await import('#web/ledger/publish/publish-button.tsx')).PublishButton,
    }),
  ],
};
