import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { AnswerChoice } from '#core/plan/draft/doubt-answers.ts';
import type { DoubtAnswer } from '#core/plan/draft/operation.ts';
import { InlineForm } from '#web/plan/review/inline-form.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/plan/words.ts';

/** The value that an answer needs. Enter gives it, Escape goes back to the answers. */
export function AnswerField(props: {
  choice: AnswerChoice;
  units: readonly string[];
  onGive: (answer: DoubtAnswer) => void;
  onCancel: () => void;
}) {
  const { choice, units, onGive, onCancel } = props;
  const [value, setValue] = useState(choice.proposal);
  const answer = choice.build(value);
  const submit = () => {
    if (answer !== null) onGive(answer);
  };
  const label = textOfCode(choice.labelKey, {}, choice.labelKey);
  return (
    <InlineForm
      className="rv-answer-field"
      onSubmit={() => {
        submit();
      }}
      onCancel={onCancel}
    >
      {choice.needs === 'units' ? (
        <Select
          mode="tags"
          ref={focusOnce}
          defaultOpen
          className="grow"
          aria-label={label}
          placeholder={t('review.units.type')}
          tokenSeparators={['、', '，', ',', '；', ';', '\n']}
          options={units.map((unit) => ({ value: unit, label: unit }))}
          value={value === '' ? [] : value.split('、')}
          onChange={(chosen: string[]) => setValue(chosen.join('、'))}
        />
      ) : choice.needs === 'day' ? (
        <DatePicker
          ref={focusOnce}
          aria-label={label}
          placeholder="2020-09-15"
          value={value === '' ? null : dayjs(value)}
          onChange={(day) => setValue(day === null ? '' : day.format('YYYY-MM-DD'))}
        />
      ) : (
        <Input
          ref={focusOnce}
          aria-label={label}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      )}
      <Button htmlType="submit" type="primary" disabled={answer === null}>
        {t('review.answer.give')} {choice.needs === 'units' && <kbd>Ctrl+Enter</kbd>}
      </Button>
      <Button onClick={onCancel}>{t('shell.cancel')}</Button>
    </InlineForm>
  );
}
