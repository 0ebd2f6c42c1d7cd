/** A parse as it is kept: without the text, which stands once beside it, and by an older parser without what that did not find. */
import type { ParsedPlan, ParsedTask } from './parsed-plan.ts';

type SinceFields = 'fields';

export type StoredParse = Omit<ParsedPlan, 'text' | 'tasks' | SinceFields> &
  Partial<Pick<ParsedPlan, SinceFields>> & {
    readonly tasks: readonly (Omit<ParsedTask, 'fields'> & Partial<Pick<ParsedTask, 'fields'>>)[];
  };

/** The whole parse. What an older parser did not look for is not there. */
export function wholeParse({ tasks, fields = [], ...stored }: StoredParse, text: string): ParsedPlan {
  return { ...stored, text, fields, tasks: tasks.map((task) => ({ ...task, fields: task.fields ?? [] })) };
}
