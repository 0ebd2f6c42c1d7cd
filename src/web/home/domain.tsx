import { words as handoverWords } from '#web/home/handover-words.ts';
import { words as meWords } from '#web/home/me-words.ts';
import { words } from '#web/home/words.ts';
import { meSlot } from '#web/session/slots.ts';
import { fill } from '#web/ui/slot.tsx';
import { words as unitWords } from '#web/unit/words.ts';
import type { Page, WebDomain } from '#web/ui/domain.ts';

/** 交接单, on which a unit is picked, has words of its own; the first page of all does without. */
const withItsWords =
  (load: Page['load']): Page['load'] =>
  async () =>
    (await Promise.all([load(), unitWords.load(), handoverWords.load()]))[0];

export const domain: WebDomain = {
  words,
  furtherWords: [handoverWords, meWords],
  pages: [
    { path: '/', needs: 'getHome', firstScreenKb: 230, load: async () => (await import('#web/home/home-page.tsx')).HomePage },
    { path: 'handover', needs: 'getHandover', load: withItsWords(async () => (await import('#web/home/handover-page.tsx')).HandoverPage) },
  ],
  slots: [fill(meSlot, { needs: 'getDigest', words: meWords, load: async () => (await import('#web/home/my-messages.tsx')).MyMessages })],
};
