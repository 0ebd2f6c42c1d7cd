import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { setMilestones, type ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { longestMilestone } from '#core/ledger/list/item-cell.ts';
import { writeMilestoneCell } from '#core/ledger/list/milestone-cell.ts';
import { readTypedDayIn } from '#core/platform/typed-day.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import type {
  DraftsKept,
  GivenMilestone as Given,
  MilestoneDraft as Draft,
  MilestoneLine as Line,
} from '#web/ledger/list/milestone-drafts.ts';
import { MilestoneWaiting } from '#web/ledger/list/milestone-waiting.tsx';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly list: ListDetail;
  readonly item: ListItemRow;
  readonly cells: ListCells;
  readonly kept: DraftsKept;
  readonly readOnly: boolean;
}

/** 节点 with all that their cells do not show: weight, percent, who outside decides. */
export function ItemMilestones({ list, item, cells, kept, readOnly }: Props) {
  // Null: it follows the item.
  const draft = kept.drafts.get(item.id) ?? null;
  const setDraft = (to: (now: Draft | null) => Draft | null) => kept.change(item.id, to);
  const lines = draft?.lines ?? item.milestones.map(lineOf);
  const changed = draft !== null;
  const moved = draft !== null && draft.over !== JSON.stringify(item.milestones);
  const single = useSingle();
  const saidDay = useSaidDay();
  const unsaved = [...cells.edits.values()].filter(
    (edit) => edit.item === item.id && edit.state !== 'stored' && edit.field.startsWith('q'),
  ).length;
  const act = useAct(
    ({ milestones, of }: { readonly milestones: readonly Given[]; readonly of: Draft }) =>
      call(setMilestones, { params: { listId: list.id, itemId: item.id }, body: { revision: of.revision, milestones: [...milestones] } }),
    {
      onDone: () => message.success(t('list.item.saved')),
      // What was typed while it was on its way goes on from what was stored.
      onFresh: ({ revision, items: [stored] }, { of }) =>
        setDraft((now) => (now === null || now === of ? null : { ...now, revision, over: JSON.stringify(stored?.milestones ?? []) })),
      onError: (error) => message.error(explain(error), 6),
    },
  );
  if (readOnly) {
    return item.milestones.length === 0 ? (
      <p className="quiet list-block">{t('list.item.milestones.none')}</p>
    ) : (
      <ul className="plain list-block">
        {item.milestones.map(({ id, due, text, firstDue, shifts }) => (
          <li key={id}>
            {writeMilestoneCell([{ due, text }])}
            {shifts !== undefined && firstDue !== undefined && (
              <span className="quiet"> {t('list.item.shifted', { count: shifts, day: saidDay(firstDue) })}</span>
            )}
          </li>
        ))}
      </ul>
    );
  }
  const change = (next: readonly Line[]) => {
    setDraft(() => ({ lines: next, revision: draft?.revision ?? item.revision, over: draft?.over ?? JSON.stringify(item.milestones) }));
  };
  const set = (key: string, part: Partial<Line>) => change(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const read = lines.map(({ key: _key, due, ...line }) => ({ ...line, text: line.text.trim(), due: readTypedDayIn(due, list.year) }));
  const wrong = lines.find(({ due }) => readTypedDayIn(due, list.year) === null);
  const ready = read.filter((line): line is Given => line.due !== null && line.text !== '' && line.waiting?.body !== '');
  return (
    <section className="list-milestones" aria-label={t('list.item.milestones')}>
      <h3>{t('list.item.milestones')}</h3>
      {lines.length === 0 && <p className="quiet">{t('list.item.milestones.none')}</p>}
      <ol className="plain">
        {lines.map((line) => (
          <li key={line.key}>
            <MilestoneLine
              line={line}
              year={list.year}
              onSet={(part) => set(line.key, part)}
              onRemove={() => change(lines.filter((one) => one !== line))}
            />
          </li>
        ))}
      </ol>
      {draft !== null && moved && !act.isPending && (
        <div className="list-why bad" role="alert">
          <p>{t('list.item.milestones.changed')}</p>
          <p className="list-lines">{writeMilestoneCell(item.milestones)}</p>
          <button type="button" className="list-small" onClick={() => setDraft(() => keepMine(draft, item))}>
            {t('list.conflict.mine')}
          </button>
          <button type="button" className="list-small" onClick={() => setDraft(() => null)}>
            {t('list.conflict.theirs')}
          </button>
        </div>
      )}
      {draft !== null && !act.isPending && <p className="list-why">{t('list.item.milestones.kept')}</p>}
      {unsaved > 0 && <p className="list-why bad">{t('list.item.unsaved', { count: unsaved })}</p>}
      {changed && wrong !== undefined && wrong.due !== '' && (
        <p className="list-why bad">{t('list.item.wrong-day', { typed: wrong.due })}</p>
      )}
      <div className="drawer-acts">
        <Button size="small" icon={<PlusOutlined />} onClick={() => change([...lines, blank(lines)])}>
          {t('list.item.milestone.add')}
        </Button>
        {draft !== null && (
          <Button
            size="small"
            type="primary"
            loading={act.isPending}
            disabled={unsaved > 0 || moved || ready.length < lines.length}
            onClick={() => single(() => act.mutateAsync({ milestones: ready, of: draft }))}
          >
            {t('list.item.save')}
          </Button>
        )}
        {draft !== null && (
          <Button size="small" disabled={act.isPending} onClick={() => setDraft(() => null)}>
            {t('list.item.milestones.drop')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface LineProps {
  readonly line: Line;
  readonly year: number;
  readonly onSet: (part: Partial<Line>) => void;
  readonly onRemove: () => void;
}

function MilestoneLine({ line, year, onSet, onRemove }: LineProps) {
  const [open, setOpen] = useState(line.waiting !== null);
  const { waiting } = line;
  return (
    <>
      <div className="list-milestone">
        <DayInput
          size="small"
          aria-label={t('list.item.milestone.due')}
          value={line.due}
          year={year}
          status={line.due === '' || readTypedDayIn(line.due, year) !== null ? '' : 'error'}
          onChange={(due) => onSet({ due })}
        />
        <Input
          size="small"
          aria-label={t('list.item.milestone.text')}
          value={line.text}
          maxLength={longestMilestone}
          onChange={(event) => onSet({ text: event.target.value })}
        />
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('list.item.milestone.remove')} onClick={onRemove} />
      </div>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('list.item.more')}</summary>
        <div className="list-milestone-more">
          <label>
            {t('list.item.milestone.weight')}
            <InputNumber size="small" min={0} max={100_000} value={line.weight ?? null} onChange={(weight) => onSet({ weight })} />
          </label>
          <label>
            {t('list.item.milestone.percent')}
            <InputNumber size="small" min={0} max={100} value={line.percent ?? null} onChange={(percent) => onSet({ percent })} />
          </label>
          <Checkbox checked={line.outcome ?? false} onChange={(event) => onSet({ outcome: event.target.checked })}>
            {t('list.item.milestone.outcome')}
          </Checkbox>
          <Checkbox
            checked={waiting !== null}
            onChange={(event) => onSet({ waiting: event.target.checked ? { body: '', pressings: [] } : null })}
          >
            {t('list.item.milestone.waiting')}
          </Checkbox>
          {waiting !== null && <MilestoneWaiting waiting={waiting} year={year} onSet={(next) => onSet({ waiting: next })} />}
        </div>
      </details>
    </>
  );
}

/** Over what stands now; milestones that are gone are new ones. */
function keepMine({ lines }: Draft, { milestones, revision }: ListItemRow): Draft {
  const there = new Set(milestones.map(({ id }) => id));
  const own = lines.map(({ id, ...line }) => (id !== undefined && there.has(id) ? { ...line, id } : line));
  return { lines: own, revision, over: JSON.stringify(milestones) };
}

function lineOf({ id, due, text, weight, percent, outcome, waiting }: ListItemRow['milestones'][number]): Line {
  return { key: id, id, due, text, weight: weight ?? null, percent: percent ?? null, outcome: outcome ?? false, waiting: waiting ?? null };
}

function blank(lines: readonly Line[]): Line {
  return {
    key: `new ${lines.length} ${lines.at(-1)?.key ?? ''}`,
    due: '',
    text: '',
    weight: null,
    percent: null,
    outcome: false,
    waiting: null,
  };
}
