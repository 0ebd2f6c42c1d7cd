import { Alert, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { addChildren, changeChild, type ChildRow } from '#contract/ledger/breakdown-endpoints.ts';
import { largestWeight, longestChildTitle } from '#core/ledger/list/breakdown.ts';
import { longestHandledBy } from '#core/ledger/list/child-lines.ts';
import { longestCell } from '#core/ledger/list/item-cell.ts';
import { readMilestoneCell, writeMilestoneCell } from '#core/ledger/list/milestone-cell.ts';
import { whoWords } from '#web/ledger/breakdown/child-line.tsx';
import type { BreakingUnit } from '#web/ledger/breakdown/breaking-unit.ts';
import { t } from '#web/ledger/breakdown/words.ts';
import { problemWords } from '#web/ledger/list/item-texts.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly itemId: string;
  readonly year: number;
  readonly part: BreakingUnit;
  /** As it was when it was opened; null: a new one. */
  readonly opened: ChildRow | null;
  /** As it stands now; undefined: it is gone, or new. */
  readonly now: ChildRow | undefined;
  readonly onClose: () => void;
}

/** One child as a form. What somebody else changed meanwhile is shown, and overwritten only by who has seen it. */
export function ChildEditor({ itemId, year, part, opened, now, onClose }: Props) {
  const [title, setTitle] = useState(opened?.title ?? '');
  const [unitId, setUnitId] = useState(opened?.unit.id ?? part.below[0]?.id ?? part.id);
  const [handledBy, setHandledBy] = useState(opened?.handledBy ?? '');
  const [weight, setWeight] = useState<number | null>(opened?.weight ?? 1);
  const [dues, setDues] = useState(writeMilestoneCell(opened?.milestones ?? []));
  const [reason, setReason] = useState('');
  const [over, setOver] = useState(opened?.revision ?? 0);
  const given = (now ?? opened)?.state === 'given';
  const read = readMilestoneCell(dues, year, null);
  const { attempt, told } = useProblems([
    ...emptyProblem(t('breakdown.field.title'), title),
    ...(weight === null ? emptyProblem(t('breakdown.field.weight'), null) : []),
    ...read.problems.map((problem) => problemWords(problem, 'q1', dues.includes('\n'))),
    ...(given ? emptyProblem(t('breakdown.field.reason'), reason) : []),
  ]);
  const single = useSingle();
  const act = useAct(
    async () => {
      const said = {
        title: title.trim(),
        unitId,
        handledBy: handledBy.trim() === '' ? null : handledBy.trim(),
        weight: weight ?? 0,
        milestones: [...read.milestones],
      };
      if (opened === null) await call(addChildren, { params: { itemId }, body: { unitId: part.id, children: [said] } });
      else
        await call(changeChild, {
          params: { itemId, childId: opened.id },
          body: { ...said, revision: over, reason: given ? reason.trim() : null },
        });
    },
    {
      onDone: () => {
        message.success(t('breakdown.saved'));
        onClose();
      },
    },
  );
  const moved = now !== undefined && now.revision !== over && !act.isPending;
  const units = part.below.some(({ id }) => id === unitId)
    ? part.below
    : [...part.below, { id: unitId, name: opened?.unit.name ?? part.name }];
  return (
    <form
      className="child-form"
      aria-label={opened === null ? t('breakdown.add') : opened.title}
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => single(() => act.mutateAsync()));
      }}
    >
      <Field label={t('breakdown.field.title')} required>
        {({ id }) => (
          <Input id={id} ref={focusOnce} value={title} maxLength={longestChildTitle} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label={t('breakdown.field.unit')} required hint={given ? t('breakdown.field.unit.given') : undefined}>
        {({ id }) => (
          <Select
            id={id}
            value={unitId}
            disabled={given}
            popupMatchSelectWidth={false}
            showSearch={{ filterOption: optionHolds }}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            onChange={setUnitId}
          />
        )}
      </Field>
      <div className="child-pair">
        <Field label={t('breakdown.field.handled-by')}>
          {({ id }) => (
            <Input id={id} value={handledBy} maxLength={longestHandledBy} onChange={(event) => setHandledBy(event.target.value)} />
          )}
        </Field>
        <Field label={t('breakdown.field.weight')} required>
          {({ id }) => <InputNumber id={id} value={weight} min={0} max={largestWeight} onChange={setWeight} />}
        </Field>
      </div>
      <Field label={t('breakdown.field.milestones')} hint={t('breakdown.field.milestones.hint')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            value={dues}
            maxLength={longestCell}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => setDues(event.target.value)}
          />
        )}
      </Field>
      {given && (
        <Field label={t('breakdown.field.reason')} required>
          {({ id }) => (
            <Input
              id={id}
              value={reason}
              maxLength={maxLengthOf(changeChild.body, 'reason')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {moved && (
        <div className="list-why bad" role="alert">
          <p>{t('breakdown.changed')}</p>
          <p className="list-lines">{[`${now.title} · ${whoWords(now)}`, writeMilestoneCell(now.milestones)].join('\n')}</p>
          <button type="button" className="list-small" onClick={() => setOver(now.revision)}>
            {t('list.conflict.mine')}
          </button>
          <button type="button" className="list-small" onClick={onClose}>
            {t('list.conflict.theirs')}
          </button>
        </div>
      )}
      {told}
      {act.isError && !moved && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
      <div className="drawer-acts">
        <Button size="small" type="primary" htmlType="submit" loading={act.isPending} disabled={moved}>
          {t('breakdown.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}
