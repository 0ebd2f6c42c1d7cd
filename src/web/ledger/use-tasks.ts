import { keepPreviousData, useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { countTasks, getTask, listTasks, listUnitTexts, type TaskFilter, type TaskRow } from '#contract/ledger/task-endpoints.ts';
import { strictestLabel, type Label } from '#core/platform/label.ts';
import { heldRows, isNear, pagesAround, pageSize, type HeldRows } from '#web/ledger/held-rows.ts';
import { plansApart } from '#web/ledger/plans-apart.ts';
import { joinChapters } from '#web/ledger/shared-chapters.ts';
import type { TaskSort } from '#web/ledger/ledger-address.ts';
import type { Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

export type Facets = Answer<typeof countTasks>;
type TaskPage = Answer<typeof listTasks>;

/** A page that could not be read. */
interface FailedPage {
  readonly from: number;
  readonly error: Error;
  readonly retry: () => void;
}

export interface TaskList {
  /** While another filter loads, the first rows of the last one. */
  readonly rows: HeldRows;
  readonly stale: boolean;
  /** Nothing of it is being read. */
  readonly settled: boolean;
  /** Changes with the filter and the order. */
  readonly scope: string;
  /** Of the first page: without it there is no list. */
  readonly state: Pick<UseQueryResult<TaskPage>, 'isPending' | 'isLoadingError' | 'error' | 'refetch' | 'dataUpdatedAt'>;
  /** The strictest of the plans that the rows are from. */
  readonly label: Label | null;
  readonly failed: ReadonlyMap<number, FailedPage>;
  /** Tells which places are in sight. */
  readonly look: (first: number, last: number) => void;
  /** Reads the rows from one place up to another. */
  readonly read: (from: number, to: number) => Promise<Pick<TaskPage, 'tasks' | 'label'>>;
  /** Reads these tasks anew; those that are no longer in the list are left out. */
  readonly readAgain: (ids: readonly string[]) => Promise<TaskRow[]>;
}

/** Whoever drags the scroll bar passes many pages: those where it rests so long are read. */
const restMs = 80;
/** Pages far away are let go. */
const keptMs = 60_000;
const mostAtOnce = 500;
const mostIds = 100;

/** The rows of a filter in an order: the first page, and those in sight. `counted`: how many there are, once that is known. */
export function useTaskList(filter: TaskFilter, sort: TaskSort, counted: number | undefined): TaskList {
  const scope = JSON.stringify([filter, sort]);
  const client = useQueryClient();
  const pageQuery = (page: number) => ({
    ...endpointQuery(listTasks, { query: { ...filter, sort, limit: pageSize, offset: page * pageSize } }),
    gcTime: keptMs,
  });
  const first = useQuery({ ...pageQuery(0), placeholderData: keepPreviousData });
  const { numbers, look } = usePagesInSight(scope, counted);
  const wanted = first.data === undefined || first.isPlaceholderData ? [] : numbers;
  const others = useQueries({ queries: wanted.map(pageQuery), combine: asTheyAre });

  const key = wanted.join();
  const { rows, label, failed } = useMemo(() => {
    const pages = new Map<number, readonly TaskRow[]>(first.data === undefined ? [] : [[0, first.data.tasks]]);
    const broken = new Map<number, FailedPage>();
    const labels = first.data?.label === undefined || first.data.label === null ? [] : [first.data.label];
    for (const [index, page] of (key === '' ? [] : key.split(',').map(Number)).entries()) {
      const { data, error, refetch } = others[index] ?? {};
      if (data !== undefined) pages.set(page, data.tasks);
      else if (error && refetch) broken.set(page, { from: page * pageSize, error, retry: () => void refetch() });
      if (data?.label) labels.push(data.label);
    }
    return {
      rows: heldRows(pages, first.isPlaceholderData ? (first.data?.tasks.length ?? 0) : counted),
      label: strictestLabel(labels),
      failed: broken,
    };
  }, [first.data, first.isPlaceholderData, key, others, counted]);

  const ask = (more: { offset?: number; limit: number; taskId?: string[] }) =>
    client.fetchQuery({ ...endpointQuery(listTasks, { query: { ...filter, sort, ...more } }), staleTime: 0, gcTime: 0 });
  const read: TaskList['read'] = async (from, to) => {
    // By id: a task that finds another place meanwhile would be there twice.
    const tasks = new Map<string, TaskRow>();
    const labels: Label[] = [];
    for (let offset = from; offset < to; offset += mostAtOnce) {
      const limit = Math.min(mostAtOnce, to - offset);
      const page = await ask({ offset, limit });
      for (const task of page.tasks) tasks.set(task.id, task);
      if (page.label !== null) labels.push(page.label);
      if (page.tasks.length < limit) break;
    }
    return { tasks: [...tasks.values()], label: strictestLabel(labels) };
  };
  const readAgain: TaskList['readAgain'] = async (ids) => {
    const parts = Array.from({ length: Math.ceil(ids.length / mostIds) }, (_, index) => ids.slice(index * mostIds, (index + 1) * mostIds));
    return (await Promise.all(parts.map((part) => ask({ limit: mostIds, taskId: [...part] })))).flatMap(({ tasks }) => tasks);
  };
  const settled = !first.isFetching && others.every(({ isFetching }) => !isFetching);
  return { rows, stale: first.isPlaceholderData, settled, scope, state: first, label, failed, look, read, readAgain };
}

const asTheyAre = (results: UseQueryResult<TaskPage>[]) =>
  results.map(({ data, error, isFetching, refetch }) => ({ data, error, isFetching, refetch }));

/** The numbers of the pages to hold beside the first, and how to say what is in sight. */
function usePagesInSight(scope: string, total: number | undefined) {
  const [sight, setSight] = useState<{ scope: string; numbers: readonly number[] }>({ scope, numbers: [] });
  const seen = useRef(0);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const look = useCallback(
    (first: number, last: number) => {
      clearTimeout(resting.current);
      const settle = () => {
        seen.current = first;
        const numbers = pagesAround(first, last, total ?? Number.POSITIVE_INFINITY).filter((page) => page > 0);
        setSight((now) => (now.scope === scope && now.numbers.join() === numbers.join() ? now : { scope, numbers }));
      };
      if (isNear(seen.current, first)) settle();
      else resting.current = setTimeout(settle, restMs);
    },
    [scope, total],
  );
  return { numbers: sight.scope === scope ? sight.numbers : [], look };
}

/** Counts beside the list. */
export function useFacets(filter: TaskFilter) {
  return useQuery({
    ...endpointQuery(countTasks, { query: filter }),
    select: asShown,
    placeholderData: keepPreviousData,
  });
}

function asShown(counts: Facets) {
  return { ...counts, chapter: joinChapters(counts.chapter), plan: plansApart(counts.plan) };
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
