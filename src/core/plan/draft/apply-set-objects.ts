import { changeTask } from '#core/plan/draft/change-tasks.ts';
import { applier } from '#core/plan/draft/draft-state.ts';

/** 定监测对象. A name that stood there before keeps its place in the text. */
export const applySetObjects = applier('set-objects', (state, { task: anchor, objects }) =>
  changeTask(state, anchor, (task) => {
    const named = new Map(objects.map(({ name, kind }) => [name, kind]));
    return {
      ...task,
      objects: [...named].map(([name, kind]) => ({
        name,
        kind,
        range: task.objects.find((object) => object.name === name)?.range ?? null,
      })),
    };
  }),
);
