import { useMemo, useState } from 'react';
import { commaMarks } from '#core/plan/draft/comma-marks.ts';
import { stepAt } from '#web/plan/review/document-caret.ts';
import { showPlace } from '#web/plan/review/review-state.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

interface Places {
  readonly name: string;
  readonly words: string;
  readonly at: readonly number[];
}

/** What was set aside, and the commas that could go either way: how many, and a click that leads from one to the next. Neither asks for an answer. */
export function DocumentNotes() {
  const { state, editable } = useReview();
  const { draft, parsed } = state;
  const asides = useMemo(
    () =>
      [...Map.groupBy(parsed.setAside, ({ kind }) => kind)].map(([kind, list]): Places => {
        const count = list.reduce((sum, one) => sum + one.count, 0);
        return { name: kind, words: t(`review.aside.${kind}`, { count }), at: list.map(({ start }) => start) };
      }),
    [parsed.setAside],
  );
  const commas = useMemo(
    () => (editable ? commaMarks(parsed.openCommas, draft.tasks).map(({ at }) => at) : []),
    [editable, parsed.openCommas, draft.tasks],
  );
  if (asides.length + commas.length === 0) return null;
  return (
    <div className="rv-notes">
      {asides.length > 0 && (
        <span>
          {t('review.aside')}
          {asides.map((places, index) => (
            <span key={places.name}>
              {index > 0 && t('review.aside.and')}
              <Leading places={places} />
            </span>
          ))}
        </span>
      )}
      {commas.length > 0 && <Leading places={{ name: 'commas', words: t('review.commas', { count: commas.length }), at: commas }} />}
    </div>
  );
}

function Leading({ places: { name, words, at } }: { places: Places }) {
  const { change } = useReview();
  const [shown, setShown] = useState(-1);
  const lead = () => {
    const next = at.find((offset) => offset > shown) ?? at[0] ?? 0;
    setShown(next);
    // What stands before a comma is selected: its toolbar says in words what the comma could do, and does it by a key.
    change((now) => ({ ...showPlace(now, next), ...(name === 'commas' ? { stretch: stepAt(now.draft.text, next, 'clause') } : {}) }));
  };
  return (
    <button type="button" className="bare rv-lead" title={t('review.notes.next')} onClick={lead}>
      {words}
    </button>
  );
}
