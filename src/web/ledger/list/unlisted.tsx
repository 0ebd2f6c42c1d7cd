import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { addToList, listUnlisted, takeBackOmissions } from '#contract/ledger/list-endpoints.ts';
import { openOf } from '#web/ledger/list/coverage-strip.tsx';
import type { Chapters, ListDetail } from '#web/ledger/list/list-data.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';
import { useAddedNotice } from '#web/ledger/list/undo-listing.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { dayKey } from '#web/ui/day-words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/list/unlisted.css';

const OmitDialog = lazyPart(async () => (await import('#web/ledger/list/omit-dialog.tsx')).OmitDialog, { takesKeys: true });

interface Props {
  readonly list: ListDetail;
  readonly chapters: Chapters;
  readonly readOnly: boolean;
  readonly onBack: () => void;
}

type Unlisted = Answer<typeof listUnlisted>['tasks'][number];
const most = 500;

/** Tasks that are in no list of the year: those that nobody accounted for, to be put in or left out with a reason, and those left out. */
export function Unlisted({ list, chapters, readOnly, onBack }: Props) {
  const [state, setState] = useState<'open' | 'omitted'>('open');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [omitting, setOmitting] = useState(false);
  const read = useQuery(endpointQuery(listUnlisted, { params: { listId: list.id }, query: { state, limit: most } }));
  const counts = {
    open: chapters.reduce((sum, one) => sum + openOf(one), 0),
    omitted: chapters.reduce((sum, one) => sum + one.omitted, 0),
  };
  const onError = (error: Error) => message.error(explain(error), 6);
  const none = () => setChosen(new Set());
  const single = useSingle();
  const tellAdded = useAddedNotice();
  const add = useAct(
    (taskIds: readonly string[]) => call(addToList, { params: { listId: list.id }, body: { by: 'ids', taskIds: [...taskIds] } }),
    {
      onDone: ({ added, itemIds, elsewhere }) => {
        const words =
          elsewhere.length === 0
            ? t('list.added', { count: added })
            : t('list.added.elsewhere', { count: added, elsewhere: elsewhere.length });
        if (added > 0) tellAdded(list.id, words, itemIds);
        else message.info(words);
        none();
      },
      onError,
    },
  );
  const back = useAct(
    (taskIds: readonly string[]) => call(takeBackOmissions, { params: { listId: list.id }, body: { taskIds: [...taskIds] } }),
    {
      onDone: ({ changed }) => {
        message.success(t('list.taken-back', { count: changed }));
        none();
      },
      onError,
    },
  );
  const titles = new Map(chapters.map(({ planId, path, title }) => [`${planId} ${path}`, title]));
  const tasks = read.data?.tasks ?? [];
  const ids = tasks.filter(({ omitted }) => omitted === null || omitted.listId === list.id).map(({ taskId }) => taskId);
  const picked = ids.filter((id) => chosen.has(id));
  const choose = (of: readonly string[], on: boolean) =>
    setChosen(new Set(on ? [...chosen, ...of] : [...chosen].filter((id) => !of.includes(id))));
  return (
    <section className="list-main list-unlisted" aria-label={t('list.unlisted.title')}>
      <div className="list-unlisted-head">
        <div className="tabs" role="tablist">
          {(['open', 'omitted'] as const).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="bare"
              aria-selected={state === one}
              onClick={() => {
                setState(one);
                none();
              }}
            >
              {t(`list.unlisted.${one}`, { count: counts[one] })}
            </button>
          ))}
        </div>
        <span className="grow" />
        {!readOnly && tasks.length > 0 && (
          <>
            <label className="list-tick">
              <input type="checkbox" checked={picked.length === ids.length} onChange={(event) => choose(ids, event.target.checked)} />
              {picked.length === 0 ? t('list.unlisted.all') : t('list.unlisted.chosen', { count: picked.length })}
            </label>
            {state === 'open' ? (
              <>
                <Button disabled={picked.length === 0} onClick={() => setOmitting(true)}>
                  {t('list.unlisted.omit')}
                </Button>
                <Button
                  type="primary"
                  disabled={picked.length === 0}
                  loading={add.isPending}
                  onClick={() => single(() => add.mutateAsync(picked))}
                >
                  {t('list.unlisted.add')}
                </Button>
              </>
            ) : (
              <Button disabled={picked.length === 0} loading={back.isPending} onClick={() => single(() => back.mutateAsync(picked))}>
                {t('list.unlisted.back')}
              </Button>
            )}
          </>
        )}
        {readOnly && <Button onClick={onBack}>{t('list.view.grid')}</Button>}
      </div>
      <div className="list-unlisted-body">
        {read.isError && <LoadFailure error={read.error} onRetry={() => void read.refetch()} />}
        {read.data !== undefined && tasks.length === 0 && <p className="quiet list-unlisted-none">{t(`list.unlisted.none.${state}`)}</p>}
        {[...Map.groupBy(tasks, ({ planId, path }) => `${planId} ${path}`)].map(([key, own]) => (
          <Chapter key={key} title={titles.get(key)} tasks={own} chosen={chosen} readOnly={readOnly} listId={list.id} onChoose={choose} />
        ))}
        {read.data !== undefined && read.data.total > tasks.length && (
          <p className="quiet list-unlisted-none">{t('list.unlisted.more', { shown: tasks.length, total: read.data.total })}</p>
        )}
      </div>
      {omitting && <OmitDialog listId={list.id} taskIds={picked} onDone={none} onClose={() => setOmitting(false)} />}
    </section>
  );
}

interface ChapterProps {
  readonly title: string | undefined;
  readonly tasks: readonly Unlisted[];
  readonly chosen: ReadonlySet<string>;
  readonly readOnly: boolean;
  readonly listId: string;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
}

function Chapter({ title: heading, tasks, chosen, readOnly, listId, onChoose }: ChapterProps) {
  const ids = tasks.filter(({ omitted }) => omitted === null || omitted.listId === listId).map(({ taskId }) => taskId);
  const path = tasks[0]?.path ?? '';
  return (
    <section>
      <h3>
        {!readOnly && ids.length > 0 && (
          <input
            type="checkbox"
            aria-label={path}
            checked={ids.every((id) => chosen.has(id))}
            onChange={(event) => onChoose(ids, event.target.checked)}
          />
        )}
        {heading === undefined ? path : `${path.split('/').at(-1) ?? ''} ${heading}`}{' '}
        <small>{t('list.count.items', { count: tasks.length })}</small>
      </h3>
      <ul className="plain">
        {tasks.map(({ taskId, code, title, text, lead, omitted }) => {
          const own = omitted === null || omitted.listId === listId;
          return (
            <li key={taskId}>
              {!readOnly && (
                <input
                  type="checkbox"
                  aria-label={`${code} ${title}`}
                  disabled={!own}
                  checked={chosen.has(taskId)}
                  onChange={(event) => onChoose([taskId], event.target.checked)}
                />
              )}
              <Link className="list-code" to={ledgerAddress({ taskId })}>
                {code}
              </Link>
              <span className="grow">
                {text ?? title}
                {omitted !== null && (
                  <small>
                    {omitted.reason} · {t('list.unlisted.by', { by: omitted.by, at: dayKey(omitted.at) })}
                    {!own && ` · ${t('list.unlisted.elsewhere')}`}
                  </small>
                )}
              </span>
              <span className="quiet list-unlisted-lead">{lead ?? t('list.cell.no-lead')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
