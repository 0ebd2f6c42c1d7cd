import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { AnswerChoice } from '#core/plan/draft/doubt-answers.ts';
import type { DoubtAnswer } from '#core/plan/draft/operation.ts';
import { InlineForm } from '#web/plan/review/inline-form.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { dayTyped, dayUnread } from '#web/ui/day-typed.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/plan/words.ts';
import { onUse } from '#web/ui/lazy-part.tsx';
import '#web/ui/field.css';

type Choosers = typeof import('#web/plan/review/answer-choosers.tsx');

/** Read after the page. Who is faster, or has no network, writes the units: a plain field takes them too, and loses no key. */
let choosers: Choosers | null = null;
onUse(() => {
  const read = async () => {
    choosers = await import('#web/plan/review/answer-choosers.tsx');
  };
  // The plain field stays.
  read().catch(() => {});
});

/** The value that an answer needs. Enter gives it, Escape goes back to the answers. */
export function AnswerField(props: {
  choice: AnswerChoice;
  units: readonly string[];
  onGive: (answer: DoubtAnswer) => void;
  onCancel: () => void;
}) {
  const { choice, units, onGive, onCancel } = props;
  const [value, setValue] = useState(choice.proposal);
  // The same field for as long as it stands there.
  const [choose] = useState(choosers);
  const answer = choice.build(value);
  const submit = () => {
    if (answer !== null) onGive(answer);
  };
  const label = textOfCode(choice.labelKey, choice.labelData ?? {}, choice.labelKey);
  const words = useId();
  const day = choice.needs === 'day' ? dayTyped(value) : null;
  return (
    <InlineForm
      className={choice.needs === 'day' ? 'rv-answer-field day' : 'rv-answer-field'}
      onSubmit={() => {
        submit();
      }}
      onCancel={onCancel}
    >
      {choose !== null && choice.needs === 'units' ? (
        <choose.UnitsAnswer label={label} value={value} onChange={setValue} units={units} />
      ) : choice.needs === 'day' ? (
        <DayInput
          ref={focusOnce}
          aria-label={label}
          aria-describedby={words}
          aria-invalid={day === undefined}
          status={day === undefined ? 'error' : ''}
          value={value}
          onChange={setValue}
          placeholder={t('review.answer.day')}
        />
      ) : (
        <Input
          ref={focusOnce}
          aria-label={label}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          placeholder={choice.needs === 'units' ? t('review.units.type') : ''}
          onFocus={(event) => event.target.select()}
        />
      )}
      <Button htmlType="submit" type="primary" disabled={answer === null}>
        {t('review.answer.give')} {choice.needs === 'units' && <kbd>Ctrl+Enter</kbd>}
      </Button>
      <Button onClick={onCancel}>{t('shell.cancel')}</Button>
      {choice.needs === 'day' && (
        <p id={words} className={day === undefined ? 'field-words wrong' : 'field-words'} aria-live="polite">
          {day === undefined ? dayUnread() : day !== null && `→ ${day}`}
        </p>
      )}
    </InlineForm>
  );
}
