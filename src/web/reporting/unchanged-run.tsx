import type { ReportContent } from '#core/reporting/report-content.ts';
import { placeInRun, unchangedShown } from '#core/reporting/unchanged-run.ts';
import { t } from '#web/reporting/words.ts';

interface Props {
  readonly content: ReportContent;
  readonly unchangedBefore: number;
  /** For whoever judges it. */
  readonly judged?: boolean;
}

/** Told to the unit while it says so, and to whoever judges: the how-manieth 无变化 in a row it is, from the second on. */
export function UnchangedRun({ content, unchangedBefore, judged = false }: Props) {
  const place = placeInRun(content, unchangedBefore);
  if (place === null || place < 2) return null;
  return (
    <p className="tag w" role="note">
      {t(judged ? 'unchanged.place' : place < unchangedShown ? 'unchanged.run' : 'unchanged.run.shown', { place, shown: unchangedShown })}
    </p>
  );
}
