/** What would come into a list, in numbers and words. */
import type { previewListing } from '#contract/ledger/preview-endpoints.ts';
import { t } from '#web/ledger/list/words.ts';
import type { Answer } from '#web/ui/call.ts';

type Preview = Answer<typeof previewListing>;

/** So many tasks come in. */
export function toList({ free, omitted }: Preview, withOmitted: boolean): number {
  return free + (withOmitted ? omitted : 0);
}

/** Why others do not. */
export function leftOutWords({ already, elsewhere, omitted, overall }: Preview, withOmitted: boolean): readonly string[] {
  return [
    ...(already > 0 ? [t('list.choose.already', { count: already })] : []),
    ...(elsewhere > 0 ? [t('list.choose.elsewhere', { count: elsewhere })] : []),
    ...(omitted > 0 && !withOmitted ? [t('list.choose.omitted', { count: omitted })] : []),
    ...(overall > 0 ? [t('list.choose.overall', { count: overall })] : []),
  ];
}
