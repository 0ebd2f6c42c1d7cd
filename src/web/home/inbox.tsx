import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listInbox, readInbox, type InboxEntry } from '#contract/home/endpoints.ts';
import { useMe } from '#web/access/me.ts';
import { bundleNews, type News } from '#web/home/bundle-news.ts';
import { t } from '#web/home/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayKey, dayWords, timeWords } from '#web/ui/day-words.ts';
import { endpointPages } from '#web/ui/endpoint-query.ts';
import { textOfCode, useLanguage } from '#web/ui/language.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PlainBones } from '#web/ui/plain.tsx';
import { explain } from '#web/ui/request-failure.ts';

/** 收件箱: what happened to the things of the desk, the newest first. */
export function Inbox() {
  const inbox = useInfiniteQuery(
    endpointPages(listInbox, { query: {} }, ({ entries, more }) => {
      const last = entries.at(-1);
      return more && last !== undefined ? { query: { before: last.id } } : null;
    }),
  );
  const pages = inbox.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.entries).map(inWords);
  const unread = pages[0]?.unread ?? 0;
  const mark = useAct(() => call(readInbox, { body: { seq: entries[0]?.seq ?? 0 } }), {
    onError: (error) => message.error(explain(error)),
  });
  return (
    <section aria-labelledby="home-inbox">
      <h2 id="home-inbox">
        {t('home.inbox')}
        {unread > 0 && <span className="tag l">{t('home.inbox.unread', { count: unread })}</span>}
        {unread > 0 && (
          <button type="button" className="bare home-link" aria-busy={mark.isPending} onClick={() => mark.mutate()}>
            {t('home.inbox.mark')}
          </button>
        )}
      </h2>
      {inbox.isPending && <PlainBones rows={3} />}
      {inbox.isError && <LoadFailure error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {inbox.isSuccess && entries.length === 0 && <p className="quiet">{t('home.inbox.empty')}</p>}
      <ul className="plain">
        {bundleNews(entries).map((news) => (
          <NewsLine key={news.id} news={news} />
        ))}
      </ul>
      {inbox.hasNextPage && (
        <button type="button" className="bare home-link" aria-busy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {t('home.inbox.more')}
        </button>
      )}
    </section>
  );
}

/** In the reader's language, where the title is words. */
const inWords = (entry: InboxEntry): InboxEntry =>
  entry.name === null ? entry : { ...entry, title: textOfCode(entry.name.code, entry.name.data, entry.title ?? '') };

function NewsLine({ news: { source, act, count, named, actor, at, unit, unread } }: { readonly news: News }) {
  const language = useLanguage();
  const { today } = useMe();
  const when = dayKey(at) === today ? t('home.inbox.today', { time: timeWords(at) }) : dayWords(at, language, new Date(today));
  return (
    <li className={unread ? 'home-news unread' : 'home-news'}>
      {unread && <span className="sr">{t('home.inbox.is-unread')}</span>}
      {textOfCode(`inbox.${source}.${act}`, { count }, textOfCode(`inbox.${act}`, { count }, act))}
      {named.map(({ code, title, link, said }) => {
        const name = `${code === null ? '' : `${code} `}${title ?? ''}`;
        return (
          <div key={`${name} ${said ?? ''}`}>
            {link === null ? name : <Link to={link}>{name}</Link>} {said !== null && <q>{said}</q>}
          </div>
        );
      })}
      <small>
        {unit !== null && `${unit} · `}
        {t('home.inbox.by', { actor, when })}
      </small>
    </li>
  );
}
