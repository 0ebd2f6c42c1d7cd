import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { DayInput } from '#web/ui/day-input.tsx';

type Waiting = NonNullable<ListItemRow['milestones'][number]['waiting']>;

interface Props {
  readonly waiting: Waiting;
  readonly year: number;
  readonly onSet: (waiting: Waiting) => void;
}

const longest = 100;

/** 外部待批: which body outside decides, when and by which paper it was asked, and each pressing since. */
export function MilestoneWaiting({ waiting, year, onSet }: Props) {
  const [submitted, setSubmitted] = useState(waiting.submitted ?? '');
  const [pressed, setPressed] = useState('');
  const pressDay = readTypedDay(pressed);
  const submitDay = readTypedDay(submitted);
  return (
    <>
      <Input
        size="small"
        placeholder={t('list.item.waiting.body')}
        aria-label={t('list.item.waiting.body')}
        maxLength={longest}
        status={waiting.body === '' ? 'warning' : ''}
        value={waiting.body}
        onChange={(event) => onSet({ ...waiting, body: event.target.value })}
      />
      <DayInput
        size="small"
        placeholder={t('list.item.waiting.submitted')}
        aria-label={t('list.item.waiting.submitted')}
        value={submitted}
        year={year}
        status={submitted === '' || typeof submitDay === 'string' ? '' : 'error'}
        onChange={(typed) => {
          setSubmitted(typed);
          onSet({ ...waiting, submitted: readTypedDay(typed) ?? undefined });
        }}
      />
      <Input
        size="small"
        placeholder={t('list.item.waiting.number')}
        aria-label={t('list.item.waiting.number')}
        maxLength={longest}
        value={waiting.number ?? ''}
        onChange={(event) => onSet({ ...waiting, number: event.target.value === '' ? undefined : event.target.value })}
      />
      <div className="list-press">
        {waiting.pressings.length > 0 && (
          <span className="muted" title={waiting.pressings.map((one) => one.day).join('、')}>
            {t('list.item.waiting.pressings', { count: waiting.pressings.length })}
          </span>
        )}
        <DayInput
          size="small"
          aria-label={t('list.item.waiting.press.day')}
          placeholder={t('list.item.waiting.press.day')}
          value={pressed}
          onChange={setPressed}
        />
        <Button
          size="small"
          disabled={typeof pressDay !== 'string'}
          onClick={() => {
            if (typeof pressDay !== 'string') return;
            onSet({ ...waiting, pressings: [...waiting.pressings, { day: pressDay }] });
            setPressed('');
          }}
        >
          {t('list.item.waiting.press')}
        </Button>
      </div>
    </>
  );
}
