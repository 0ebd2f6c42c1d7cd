/** What the result of checking a chain means, for somebody who has to answer for it. */
import type { verifyAudit } from '#contract/audit/endpoints.ts';
import { t } from '#web/audit/words.ts';
import type { Answer } from '#web/ui/call.ts';

type Report = Pick<Answer<typeof verifyAudit>, 'verdict' | 'newestHead' | 'headsFolder'>;

/** What it proves and what not; where heads do not confirm it, what to do next. Nothing of a chain that does not stand. */
export function meaningOf({ verdict, newestHead, headsFolder }: Report): readonly { readonly title: string; readonly text: string }[] {
  const told = (proves: string, not: string) => [
    { title: t('audit.verify.proves'), text: proves },
    { title: t('audit.verify.not'), text: not },
  ];
  switch (verdict) {
    case 'unsound':
      return [];
    case 'sound':
      return told(t('audit.verify.proves.text'), t('audit.verify.not.text'));
    case 'unconfirmed': {
      const next = t('audit.verify.next.text', { folder: headsFolder ?? t('audit.verify.next.folder-unset') });
      const both =
        newestHead === null
          ? told(t('audit.verify.proves.no-heads'), t('audit.verify.not.no-heads'))
          : told(t('audit.verify.proves.behind', { seq: newestHead.seq }), t('audit.verify.not.behind', { seq: newestHead.seq }));
      return [...both, { title: t('audit.verify.next'), text: next }];
    }
  }
}
