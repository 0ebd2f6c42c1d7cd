/** A parse as it is kept: without the text, which stands once beside it, and by an older parser without what that did not find. */
import type { ParsedPlan, ParsedTask } from './parsed-plan.ts';

type Since = 'fields' | 'setAside' | 'openCommas';

export type StoredParse = Omit<ParsedPlan, 'text' | 'tasks' | Since> &
  Partial<Pick<ParsedPlan, Since>> & {
    readonly tasks: readonly (Omit<ParsedTask, 'fields'> & Partial<Pick<ParsedTask, 'fields'>>)[];
  };

/** The whole parse. What an older parser did not look for is not there. */
export function wholeParse({ tasks, fields = [], setAside = [], openCommas = [], ...stored }: StoredParse, text: string): ParsedPlan {
  return { ...stored, text, fields, setAside, openCommas, tasks: tasks.map((task) => ({ ...task, fields: task.fields ?? [] })) };
}
