import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { answersFor, type AnswerChoice } from '#core/plan/draft/doubt-answers.ts';
import type { DraftDoubt } from '#core/plan/draft/draft.ts';
import type { DoubtAnswer, Operation } from '#core/plan/draft/operation.ts';
import { AnswerField } from '#web/plan/review/answer-field.tsx';
import { focusLedger } from '#web/plan/review/focus-ledger.ts';
import { unitsOf } from '#web/plan/review/ledger-rows.ts';
import { doubtsAlike } from '#web/plan/review/doubts-alike.ts';
import type { OpenDoubt } from '#web/plan/review/open-doubts.ts';
import { answerDoubt } from '#web/plan/review/review-state.ts';
import { useIssuedBefore } from '#web/plan/review/use-issued-before.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/plan/words.ts';

/** The answers to a doubt, one key each; an answer that needs a value asks for it in place. */
export function DoubtAnswers({ asked }: { asked: Extract<OpenDoubt, { type: 'doubt' }> }) {
  const { state, change } = useReview();
  const { draft, openDoubts } = state;
  const { doubt } = asked;
  const [open, setOpen] = useState<AnswerChoice | null>(null);
  const [everywhere, setEverywhere] = useState(false);
  const before = useIssuedBefore(state.version, doubt.code === 'undated-year');
  const choices = useMemo(() => answersFor(doubt, draft, before), [doubt, draft, before]);
  const alike = doubtsAlike(doubt, openDoubts, draft.text);
  const give = (answer: DoubtAnswer) => {
    const meant = everywhere ? [doubt, ...alike] : [doubt];
    if (open !== null) focusLedger();
    change((now) =>
      answerDoubt(
        now,
        meant.map((one) => settle(one, answer)),
      ),
    );
  };
  const choose = (choice: AnswerChoice) => {
    const answer = choice.needs === 'none' ? choice.build('') : null;
    if (answer === null) setOpen(choice);
    else give(answer);
  };
  useKeys({
    ...Object.fromEntries(choices.map((choice) => [choice.key, () => choose(choice)])),
    ...(alike.length > 0 ? { '0': () => setEverywhere((on) => !on) } : {}),
  });
  return (
    <div className="rv-answers">
      {choices.map((choice, index) => (
        <Button
          key={choice.key}
          type={open === null ? (index === 0 ? 'primary' : 'default') : open.key === choice.key ? 'primary' : 'default'}
          size="small"
          onClick={() => choose(choice)}
        >
          {textOfCode(choice.labelKey, choice.labelData ?? {}, choice.labelKey)} <kbd>{choice.key}</kbd>
        </Button>
      ))}
      {alike.length > 0 && (
        <label className="rv-alike">
          <input type="checkbox" className="rv-check" checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)} />
          {t('review.doubt.everywhere', { count: alike.length })} <kbd>0</kbd>
        </label>
      )}
      {open !== null && (
        <AnswerField
          key={open.key}
          choice={open}
          units={unitsOf(draft)}
          onGive={give}
          onCancel={() => {
            setOpen(null);
            focusLedger();
          }}
        />
      )}
    </div>
  );
}

function settle({ start, end, code }: DraftDoubt, answer: DoubtAnswer): Operation {
  return { type: 'settle-doubt', doubt: { start, end, code }, answer, note: '' };
}
