/** An audit row of a plan's version in words. What is not known here is left out. */
import { z } from 'zod';
import type { History } from '#contract/platform/history.ts';
import { labels } from '#core/platform/label.ts';
import { unitTextStates } from '#core/plan/unit-text.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/plan/words.ts';

const count = z.number().catch(0);
const names = z.array(z.string()).catch([]);
const sideSchema = z
  .object({
    number: count,
    file: z.string().catch(''),
    tasks: count,
    inherited: count,
    state: z.string().catch(''),
    reason: z.string().catch(''),
    accepted: z.array(z.object({ key: z.string() })).catch([]),
    operations: z.array(z.object({ type: z.string() })).catch([]),
    unit: z.string().catch(''),
    versionLabel: z.enum(labels).optional().catch(undefined),
    resolution: z.enum(unitTextStates).optional().catch(undefined),
    units: names,
  })
  .partial();
type Side = z.output<typeof sideSchema>;

/** What was done, as sentences that follow a name. */
export function planHistoryWords(event: Pick<History['events'][number], 'act' | 'before' | 'after' | 'detail'>): string[] {
  const before = read(event.before);
  const after = read(event.after);
  const said = sentence(event.act, before, after);
  const reason = after.reason ?? event.detail ?? '';
  // The detail of an upload and of a download is the file's name, which is said already.
  const explains = reason !== '' && ['discardVersion', 'labelVersion', 'decidePlanUnit', 'decidePlanUnits'].includes(event.act);
  return [...(said === null ? [] : [said]), ...(explains ? [t('history.reason', { reason })] : [])];
}

function sentence(act: string, before: Side, after: Side): string | null {
  const tasks = after.tasks ?? 0;
  switch (act) {
    case 'uploadPlan': {
      const inherited = after.inherited ?? 0;
      const said = t('history.plan.upload', { number: after.number ?? 1, file: after.file ?? '', tasks });
      return inherited > 0 ? said + t('history.plan.upload.inherited', { count: inherited }) : said;
    }
    case 'parseAgain':
      return t('history.plan.parse', { before: before.tasks ?? 0, after: tasks });
    case 'publishDraft':
      // What the review answered about a printed name is written down with the publication.
      if (after.unit !== undefined) return decided(before, after);
      return after.state === 'superseded' ? t('history.plan.superseded') : published(tasks, after.accepted ?? []);
    case 'downloadOriginal':
      return t('history.plan.download', { file: after.file ?? '' });
    case 'exportDraft':
      return t('history.plan.export', { tasks });
    case 'labelVersion':
      return labelled(before, after);
    case 'changeDraft':
      return steps(after.operations ?? []);
    case 'decidePlanUnit':
    case 'decidePlanUnits':
    case 'addUnits':
    case 'removeUnits':
      return decided(before, after);
    default:
      return null;
  }
}

function labelled({ versionLabel: before }: Side, { versionLabel: after }: Side): string | null {
  if (before === undefined || after === undefined) return null;
  return t('history.plan.label', { before: t(`label.${before}`), after: t(`label.${after}`) });
}

function published(tasks: number, accepted: readonly { readonly key: string }[]): string {
  const gaps = accepted.filter(({ key }) => key.startsWith('gap:')).length;
  const said = t('history.plan.publish', { tasks });
  return accepted.length === 0 ? said : said + t('history.plan.accepted', { gaps, doubts: accepted.length - gaps });
}

/** 定牵头 4 处、拆分事项: what kinds of steps, in the order in which they first came. */
function steps(operations: readonly { readonly type: string }[]): string | null {
  if (operations.length === 0) return null;
  const kinds = [...Map.groupBy(operations, ({ type }) => type)].map(([type, own]) => {
    const step = textOfCode(`history.step.${type}`, {}, type);
    return own.length > 1 ? t('history.plan.steps', { step, count: own.length }) : step;
  });
  return t('history.plan.draft', { steps: kinds.join(t('history.names-between')) });
}

function decided(before: Side, { unit = '', resolution, units = [] }: Side): string | null {
  if (resolution === undefined) return null;
  const said = t(`history.unit.${resolution}`, { unit, units: units.join('、') });
  const were = (before.units ?? []).join('、');
  return were === '' || were === units.join('、') ? said : said + t('history.unit.before', { units: were });
}

function read(json: string | null): Side {
  try {
    return sideSchema.parse(JSON.parse(json ?? '{}'));
  } catch {
    return {};
  }
}
