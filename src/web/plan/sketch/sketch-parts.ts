/** The dialog in which units are made from printed names, and what it says afterwards: read when they are wanted, with their words. */
import { words } from '#web/plan/sketch/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

export const SketchDialog = lazyPart(
  async () => {
    const [{ SketchDialog: Dialog }] = await Promise.all([import('#web/plan/sketch/sketch-dialog.tsx'), words.load()]);
    return Dialog;
  },
  { takesKeys: true },
);

export const MadeNotice = lazyPart(async () => {
  const [{ MadeNotice: Notice }] = await Promise.all([import('#web/plan/sketch/made-notice.tsx'), words.load()]);
  return Notice;
});
