import { words } from '#web/home/words.ts';
import { words as unitWords } from '#web/unit/words.ts';
import type { Page, WebDomain } from '#web/ui/domain.ts';

/** For a page on which a unit is picked; the first page of all does without. */
const withUnitWords =
  (load: Page['load']): Page['load'] =>
  async () =>
    (await Promise.all([load(), unitWords.load()]))[0];

export const domain: WebDomain = {
  words,
  pages: [
    { path: '/', needs: 'getHome', firstScreenKb: 230, load: async () => (await import('#web/home/home-page.tsx')).HomePage },
    { path: 'handover', needs: 'getHandover', load: withUnitWords(async () => (await import('#web/home/handover-page.tsx')).HandoverPage) },
  ],
};
