import { useState } from 'react';
import type { History } from '#contract/platform/history.ts';
import { dayKey, dayWords, timeWords } from '#web/ui/day-words.ts';
import { textOfCode, useLanguage } from '#web/ui/language.ts';
import { t } from '#web/ui/words.ts';
import '#web/ui/history-list.css';

export type HistoryEvent = History['events'][number];

interface Props {
  readonly history: History;
  /** What one event changed, a short sentence each. */
  readonly words: (event: HistoryEvent) => readonly string[];
  /** The words are whole sentences that follow the name; the act itself is said only where there are none. */
  readonly whole?: boolean;
}

/** So many are shown before somebody asks for the rest. */
const shownAtFirst = 20;

/** 操作记录 of one thing, newest first, day by day: when, who, for which unit, what. */
export function HistoryList({ history: { events, more }, words, whole = false }: Props) {
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? events : events.slice(0, shownAtFirst);
  if (events.length === 0) return <p className="quiet">{t('history.none')}</p>;
  return (
    <div className="trail">
      {[...Map.groupBy(shown, ({ at }) => dayKey(at))].map(([day, own]) => (
        <section key={day}>
          <h4>{dayWords(own[0]?.at ?? day, language)}</h4>
          <ol className="plain">
            {own.map((event, at) => (
              <li key={`${event.at}-${String(at)}`}>
                <time dateTime={event.at}>{timeWords(event.at)}</time>
                <EventText event={event} words={words(event)} whole={whole} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {shown.length < events.length && (
        <button type="button" className="bare trail-more" onClick={() => setAll(true)}>
          {t('history.fold', { count: events.length - shown.length })}
        </button>
      )}
      {shown.length === events.length && more > 0 && <p className="quiet trail-more">{t('history.earlier', { count: more })}</p>}
    </div>
  );
}

function EventText({ event, words, whole }: { event: HistoryEvent; words: readonly string[]; whole: boolean }) {
  const who = event.unit === null ? event.actor : t('history.by-unit', { actor: event.actor, unit: event.unit });
  const act = textOfCode(`act.${event.act}`, {}, event.act);
  if (whole && words.length > 0)
    return (
      <p>
        <b>{who}</b> {words.join(t('history.between'))}
      </p>
    );
  return (
    <div>
      <p>
        {who} <b>{act}</b>
      </p>
      {words.map((word) => (
        <p key={word} className="trail-word">
          {word}
        </p>
      ))}
    </div>
  );
}
