import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { listUnits } from '#contract/unit/endpoints.ts';
import { longestGoal, longestMilestone } from '#core/ledger/list/item-cell.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { isOutside, isValidOn, nameOn } from '#core/unit/unit.ts';
import { useMe } from '#web/access/me.ts';
import type { TypedChange, TypedMilestone, TypedPart } from '#web/ledger/change/wanted-change.ts';
import { t } from '#web/ledger/change/words.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { optionHolds } from '#web/ui/option-filter.ts';

interface Props {
  readonly item: ListItemRow;
  readonly year: number;
  readonly typed: TypedChange;
  readonly onTyped: (part: Partial<TypedChange>) => void;
}

const tiers = [1, 2, 3, 4] as const;

/** What of the item shall be another: of one kind, begun from what stands. */
export function ChangeForm(props: Props): ReactNode {
  const { typed, onTyped } = props;
  switch (typed.kind) {
    case 'due':
      return <DueFields {...props} />;
    case 'goal':
      return (
        <Field label={t('change.ask.goal')} required>
          {({ id }) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={typed.goal}
              maxLength={longestGoal}
              onChange={({ target }) => onTyped({ goal: target.value })}
            />
          )}
        </Field>
      );
    case 'tier':
      return (
        <Field label={t('change.ask.tier')} required>
          {({ id }) => (
            <Select
              id={id}
              value={typed.tier}
              style={{ width: 160 }}
              options={tiers.map((value) => ({ value, label: t(`list.tier.${value}`) }))}
              onChange={(tier) => onTyped({ tier })}
            />
          )}
        </Field>
      );
    case 'scope':
      return <ScopeFields {...props} />;
    case 'owner':
      return <OwnerFields {...props} />;
  }
}

function DueFields({ item, year, typed, onTyped }: Props) {
  const saidDay = useSaidDay();
  return item.milestones.map(({ id: milestone, due, text }) => (
    <Field key={milestone} label={t('change.ask.due.now', { text, day: saidDay(due) })}>
      {({ id }) => (
        <DayInput
          id={id}
          year={year}
          style={{ width: 200 }}
          placeholder={saidDay(due)}
          value={typed.days[milestone] ?? ''}
          onChange={(day) => onTyped({ days: { ...typed.days, [milestone]: day } })}
        />
      )}
    </Field>
  ));
}

function ScopeFields({ year, typed, onTyped }: Props) {
  const set = (key: string, part: Partial<TypedMilestone>) =>
    onTyped({ milestones: typed.milestones.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  const add = () =>
    onTyped({ milestones: [...typed.milestones, { key: `new ${nextKey(typed.milestones)}`, id: null, due: '', text: '' }] });
  return (
    <>
      <ol className="plain change-lines">
        {typed.milestones.map(({ key, id, due, text }, at) => (
          <li key={key}>
            {/* The day of one that stands is moved as an extension. */}
            <DayInput
              aria-label={t('change.ask.milestone.day', { number: at + 1 })}
              year={year}
              disabled={id !== null}
              value={due}
              onChange={(day) => set(key, { due: day })}
            />
            <Input
              aria-label={t('change.ask.milestone', { number: at + 1 })}
              value={text}
              maxLength={longestMilestone}
              onChange={({ target }) => set(key, { text: target.value })}
            />
            <Remove
              label={t('change.ask.milestone.remove', { number: at + 1 })}
              onClick={() => onTyped({ milestones: typed.milestones.filter((line) => line.key !== key) })}
            />
          </li>
        ))}
      </ol>
      <Button size="small" icon={<PlusOutlined />} onClick={add}>
        {t('change.ask.milestone.add')}
      </Button>
      <p className="muted">{t('change.ask.scope.hint')}</p>
    </>
  );
}

function OwnerFields({ typed, onTyped }: Props) {
  const { today } = useMe();
  const units = useQuery(endpointQuery(listUnits, {}));
  const standing = (units.data?.units ?? []).filter(
    (unit) => typed.parts.some((part) => part.unit === unit.id) || (!isOutside(unit.kind) && isValidOn(unit, today)),
  );
  const set = (key: string, part: Partial<TypedPart>) =>
    onTyped({ parts: typed.parts.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  return (
    <>
      <ul className="plain change-lines">
        {typed.parts.map(({ key, unit, role }, at) => (
          <li key={key}>
            <Select
              aria-label={t('change.ask.role', { number: at + 1 })}
              value={role}
              style={{ width: 110 }}
              options={responsibilityRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
              onChange={(value) => set(key, { role: value })}
            />
            <Select
              aria-label={t('change.ask.unit', { number: at + 1 })}
              className="grow"
              showSearch={{ filterOption: optionHolds }}
              value={unit}
              options={standing.map((one) => ({ value: one.id, label: nameOn(one, today).short }))}
              onChange={(value: string) => set(key, { unit: value })}
            />
            <Remove
              label={t('change.ask.unit.remove', { number: at + 1 })}
              onClick={() => onTyped({ parts: typed.parts.filter((line) => line.key !== key) })}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onTyped({ parts: [...typed.parts, { key: `new ${nextKey(typed.parts)}`, unit: null, role: 'support' }] })}
      >
        {t('change.ask.unit.add')}
      </Button>
    </>
  );
}

/** One that no line has, whatever was removed. */
function nextKey(lines: readonly { readonly key: string }[]): number {
  return Math.max(0, ...lines.map(({ key }) => (key.startsWith('new ') ? Number(key.slice(4)) : 0))) + 1;
}

function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return <Button type="text" icon={<DeleteOutlined />} aria-label={label} title={label} onClick={onClick} />;
}
