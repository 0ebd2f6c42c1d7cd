import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { listObjects, type MonitoredObject } from '#contract/ledger/object-endpoints.ts';
import { MergeDialog } from '#web/ledger/object/merge-dialog.tsx';
import { ObjectDrawer } from '#web/ledger/object/object-drawer.tsx';
import { objectsAddress, readObjectsView, unreadOfObjects, type ObjectsView } from '#web/ledger/object/objects-address.ts';
import { ObjectTable } from '#web/ledger/object/object-table.tsx';
import { RegisterLinks } from '#web/ledger/object/register-links.tsx';
import { useMay } from '#web/access/me.ts';
import type { CallInput } from '#web/ui/call.ts';
import { endpointPages } from '#web/ui/endpoint-query.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/ledger/words.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { useScrollInHistory } from '#web/ui/places-in-history.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { unreadOfRegister } from '#web/ledger/unread-words.ts';
import { UnreadFilters } from '#web/ui/unread-filters.tsx';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/object/objects-page.css';
import '#web/ui/drawer.css';
import '#web/ledger/task-drawer.css';

const pageSize = 200;

/** The four registers of what is watched over years. Kind, search and the open object are in the address. */
export function ObjectsPage() {
  useTitle(t('register.title'));
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const scrolled = useScrollInHistory('list');
  const view = readObjectsView(search);
  const { kind, find: text, object: objectId } = view;
  const go = (change: Partial<ObjectsView>, replace = false) => {
    void navigate(objectsAddress({ ...view, ...change }), { replace });
  };

  const input: CallInput<typeof listObjects> = { query: { kind, limit: pageSize, ...(text === '' ? {} : { text }) } };
  const list = useInfiniteQuery({
    ...endpointPages(listObjects, input, ({ nextCursor }) =>
      nextCursor === null ? null : { query: { ...input.query, cursor: nextCursor } },
    ),
    placeholderData: keepPreviousData,
  });
  const objects = useMemo<MonitoredObject[]>(() => list.data?.pages.flatMap((page) => page.objects) ?? [], [list.data]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const mayMerge = useMay()('mergeObjects');
  const [merging, setMerging] = useState(false);
  const selected = objects.filter(({ id }) => chosen.has(id));
  useKeys({ Escape: () => (objectId === null ? setChosen(new Set()) : go({ object: null })) });

  return (
    <div className={`view fills objects${objectId === null ? '' : ' with-drawer'}`}>
      <RegisterLinks view={view} counts={list.data?.pages[0]?.counts} />
      <section ref={scrolled} className="view-main objects-main">
        <div className="page-head">
          <h1>{t('register.title')}</h1>
          <span className="muted objects-note">{t('register.note')}</span>
        </div>
        <UnreadFilters unread={unreadOfObjects} fieldName={unreadOfRegister} />
        <div className="objects-bar">
          <Input.Search
            className="objects-find"
            allowClear
            maxLength={maxLengthOf(listObjects.query, 'text')}
            defaultValue={text}
            placeholder={t('register.find')}
            onSearch={(find) => go({ find: find.trim() })}
          />
          {mayMerge && selected.length > 1 && (
            <>
              <span className="muted">{t('register.selected', { count: selected.length })}</span>
              <Button onClick={() => setMerging(true)}>{t('register.merge')}</Button>
            </>
          )}
        </div>
        {list.isError && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <PageSkeleton />}
        {list.isSuccess && objects.length === 0 && (
          <div className="state-page">
            <h1>{text === '' ? t('register.empty.title', { kind: t(`register.${kind}`) }) : t('register.none.title', { text })}</h1>
            <p className="muted">{text === '' ? t('register.empty.text') : t('register.none.text')}</p>
          </div>
        )}
        {objects.length > 0 && (
          <ObjectTable
            objects={objects}
            selectable={mayMerge}
            chosen={chosen}
            onChosen={setChosen}
            currentId={objectId}
            onOpen={(id) => go({ object: id }, objectId !== null)}
          />
        )}
        {list.hasNextPage && (
          <Button className="objects-more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('register.more')}
          </Button>
        )}
      </section>
      {objectId !== null && (
        <ObjectDrawer
          key={objectId}
          objectId={objectId}
          onClose={() => go({ object: null })}
          onMerged={(into) => go({ object: into }, true)}
        />
      )}
      {merging && (
        <MergeDialog
          objects={selected}
          onClose={() => setMerging(false)}
          onDone={() => {
            setMerging(false);
            setChosen(new Set());
          }}
        />
      )}
    </div>
  );
}
