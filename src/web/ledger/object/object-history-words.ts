/** An audit row of a monitored object in words. What is not known here is left out. */
import { z } from 'zod';
import type { History } from '#contract/platform/history.ts';
import { t } from '#web/ledger/words.ts';

const fields = ['name', 'kind', 'stage', 'place', 'investment', 'owner', 'note'] as const;
type Field = (typeof fields)[number];
const sideSchema = z.record(z.string(), z.unknown()).catch({});

/** What was done, as sentences that follow a name. */
export function objectHistoryWords({ act, before, after }: Pick<History['events'][number], 'act' | 'before' | 'after'>): string[] {
  const was = read(before);
  const is = read(after);
  if (act === 'publishDraft') return [t('history.object.added')];
  if (act === 'mergeObjects') {
    const names = z.array(z.string()).catch([]).parse(is['merged']);
    return [names.length > 0 ? t('history.object.merged-names', { names: names.join('、') }) : t('history.object.merged')];
  }
  return fields.flatMap((field) => {
    const [from, to] = [valueOf(field, was[field]), valueOf(field, is[field])];
    if (from === to) return [];
    const words = {
      field: t(field === 'stage' ? 'audit.field.stage.object' : `audit.field.${field}`),
      before: from ?? '',
      after: to ?? '',
    };
    if (to === null) return [t('history.cleared', words)];
    return [t(from === null ? 'history.set' : 'history.change', words)];
  });
}

const kinds = z.enum(['policy', 'matter', 'platform', 'project']);

function valueOf(field: Field, value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return typeof value === 'number' ? String(value) : null;
  const kind = field === 'kind' ? kinds.safeParse(value) : undefined;
  return kind?.success ? t(`register.${kind.data}`) : value;
}

function read(json: string | null): Readonly<Record<string, unknown>> {
  try {
    return sideSchema.parse(JSON.parse(json ?? '{}'));
  } catch {
    return {};
  }
}
