import { useEffect, useRef } from 'react';
import { selectionLimit } from '#web/ledger/selected-tasks.ts';
import type { TaskList } from '#web/ledger/use-tasks.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

/** Rows asked for at a time. */
const step = 500;

/** Shows the place of a task that was just made: it may stand far behind the rows that are held. In a ledger of very many it is not looked for. */
export function useSoughtRow(taskId: string | null, list: TaskList, show: (place: number) => void): void {
  const sought = useRef<string | null>(null);
  useEffect(() => {
    if (taskId === null || sought.current === taskId) return;
    sought.current = taskId;
    const seek = async (): Promise<void> => {
      const place = await placeOf(taskId, list);
      if (place !== null && sought.current === taskId) show(place);
    };
    seek().catch((error: unknown) => message.error(explain(error)));
  });
}

async function placeOf(taskId: string, list: TaskList): Promise<number | null> {
  for (let from = 0; from < selectionLimit; from += step) {
    const { tasks } = await list.read(from, from + step);
    const at = tasks.findIndex(({ id }) => id === taskId);
    if (at >= 0) return from + at;
    if (tasks.length < step) return null;
  }
  return null;
}
