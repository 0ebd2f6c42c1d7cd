import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { countTasks, getTask, listTasks, listUnitTexts, type TaskFilter, type TaskRow } from '#contract/ledger/task-endpoints.ts';
import { joinChapters } from '#web/ledger/shared-chapters.ts';
import type { TaskSort } from '#web/ledger/ledger-address.ts';
import { call, type Answer } from '#web/ui/call.ts';

export type Facets = Answer<typeof countTasks>;
const pageSize = 200;

/** The rows of a filter, page after page. While another filter loads, the rows of the last one stay in sight. */
export function useTaskList(filter: TaskFilter, sort: TaskSort) {
  const query = useInfiniteQuery({
    queryKey: ['tasks', filter, sort],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { ...filter, sort, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const tasks = useMemo<TaskRow[]>(() => query.data?.pages.flatMap((page) => page.tasks) ?? [], [query.data]);
  const { fetchNextPage } = query;
  /** Reads on until all rows are there, or `most` of them. */
  const loadAll = useCallback(
    async (most: number): Promise<TaskRow[]> => {
      for (;;) {
        const { data, hasNextPage, error } = await fetchNextPage({ cancelRefetch: false });
        if (error !== null) throw error;
        const rows = data?.pages.flatMap((page) => page.tasks) ?? [];
        if (!hasNextPage || rows.length >= most) return rows.slice(0, most);
      }
    },
    [fetchNextPage],
  );
  return { ...query, tasks, loadAll };
}

/** Counts beside the list. */
export function useFacets(filter: TaskFilter) {
  return useQuery({
    queryKey: ['task-facets', filter],
    queryFn: ({ signal }) => call(countTasks, { query: filter, signal }),
    select: withJoinedChapters,
    placeholderData: keepPreviousData,
  });
}

function withJoinedChapters(counts: Facets): Facets {
  return { ...counts, chapter: joinChapters(counts.chapter) };
}

/** One task with its provenance and history. */
export function useTask(taskId: string) {
  return useQuery({
    queryKey: ['task', taskId],
    queryFn: ({ signal }) => call(getTask, { params: { taskId }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Units as printed, for pickers. */
export function useUnitTexts() {
  return useQuery({ queryKey: ['unit-texts'], queryFn: ({ signal }) => call(listUnitTexts, { signal }) });
}

/** Printed texts that name nobody in particular: 等, 有关县市区, 各…. */
export function useOpenLists(): ReadonlySet<string> {
  const texts = useUnitTexts();
  return new Set((texts.data?.units ?? []).filter(({ openList }) => openList).map(({ unit }) => unit));
}

/** To be called after a change of tasks: what shows them is read anew. */
export function useTasksChanged(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const touched = ['tasks', 'task', 'task-facets', 'unit-texts', 'themes', 'principles', 'objects', 'object'];
    await Promise.all(touched.map((key) => client.invalidateQueries({ queryKey: [key] })));
  }, [client]);
}
