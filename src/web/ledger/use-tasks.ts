import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { countTasks, getTask, listTasks, listUnitTexts, type TaskFilter, type TaskRow } from '#contract/ledger/task-endpoints.ts';
import { strictestLabel } from '#core/platform/label.ts';
import { joinChapters } from '#web/ledger/shared-chapters.ts';
import type { TaskSort } from '#web/ledger/ledger-address.ts';
import type { Answer, CallInput } from '#web/ui/call.ts';
import { endpointPages, endpointQuery } from '#web/ui/endpoint-query.ts';

export type Facets = Answer<typeof countTasks>;
const pageSize = 200;

/** The rows of a filter, page after page, and the strictest label of the plans that they are from. While another filter loads, the rows of the last one stay in sight. */
export function useTaskList(filter: TaskFilter, sort: TaskSort) {
  const input: CallInput<typeof listTasks> = { query: { ...filter, sort, limit: pageSize } };
  const query = useInfiniteQuery({
    ...endpointPages(listTasks, input, ({ nextCursor }) =>
      nextCursor === null ? null : { query: { ...input.query, cursor: nextCursor } },
    ),
    placeholderData: keepPreviousData,
  });
  const tasks = useMemo<TaskRow[]>(() => query.data?.pages.flatMap((page) => page.tasks) ?? [], [query.data]);
  const label = useMemo(() => strictestLabel(query.data?.pages.flatMap((page) => page.label ?? []) ?? []), [query.data]);
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
  return { ...query, tasks, label, loadAll };
}

/** Counts beside the list. */
export function useFacets(filter: TaskFilter) {
  return useQuery({
    ...endpointQuery(countTasks, { query: filter }),
    select: withJoinedChapters,
    placeholderData: keepPreviousData,
  });
}

function withJoinedChapters(counts: Facets): Facets {
  return { ...counts, chapter: joinChapters(counts.chapter) };
}

/** One task with its provenance and history. */
export function useTask(taskId: string) {
  return useQuery({ ...endpointQuery(getTask, { params: { taskId } }), placeholderData: keepPreviousData });
}

/** Units as printed, for pickers. */
export function useUnitTexts() {
  return useQuery(endpointQuery(listUnitTexts, {}));
}

/** Printed texts that name no particular unit: 等, 有关县市区, 各…. */
export function useOpenLists(): ReadonlySet<string> {
  const texts = useUnitTexts();
  return new Set((texts.data?.units ?? []).filter(({ openList }) => openList).map(({ unit }) => unit));
}
