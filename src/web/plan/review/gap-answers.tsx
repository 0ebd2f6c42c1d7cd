import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { OpenDoubt } from '#web/plan/review/open-doubts.ts';
import { answerDoubt } from '#web/plan/review/review-state.ts';
import { bareUnits, joinOperations, neighboursOf, stretchOperations } from '#web/plan/review/stretch-operations.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/plan/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const AssignmentDialog = lazyPart(async () => (await import('#web/plan/review/assignment-dialog.tsx')).AssignmentDialog, {
  takesKeys: true,
});

interface GapAnswer {
  readonly label: string;
  /** Null asks for the units of an assignment first. */
  readonly operations: readonly Operation[] | null;
}

/** What an unaccounted stretch can be, one key each. */
export function GapAnswers({ asked }: { asked: Extract<OpenDoubt, { type: 'gap' }> }) {
  const { state, change } = useReview();
  const { draft } = state;
  const [assigning, setAssigning] = useState(false);
  const answers = useMemo((): GapAnswer[] => {
    const { before, after } = neighboursOf(draft, asked);
    const joinAfter = after === undefined ? null : joinOperations(draft, asked, after);
    const joinBefore = before === undefined ? null : joinOperations(draft, asked, before);
    const as = (kind: Parameters<typeof stretchOperations>[2]) => stretchOperations(draft, asked, kind) ?? [];
    return [
      { label: t('review.gap.none'), operations: as('none') },
      ...(joinAfter === null ? [] : [{ label: t('review.gap.join-after'), operations: joinAfter }]),
      ...(joinBefore === null ? [] : [{ label: t('review.gap.join-before'), operations: joinBefore }]),
      { label: t('review.stretch.task'), operations: as('task') },
      { label: t('review.stretch.goal'), operations: as('goal') },
      { label: t('review.stretch.principle'), operations: as('principle') },
      { label: t('review.stretch.heading'), operations: as('heading') },
      { label: t('review.stretch.assignment'), operations: null },
    ];
  }, [draft, asked]);
  const choose = ({ operations }: GapAnswer) => {
    if (operations === null) setAssigning(true);
    else change((now) => answerDoubt(now, operations));
  };
  useKeys(Object.fromEntries(answers.map((answer, index) => [String(index + 1), () => choose(answer)])));
  return (
    <div className="rv-answers">
      {answers.map((answer, index) => (
        <Button key={answer.label} size="small" onClick={() => choose(answer)}>
          {answer.label} <kbd>{index + 1}</kbd>
        </Button>
      ))}
      {assigning && (
        <AssignmentDialog stretch={asked} names={bareUnits(draft.text.slice(asked.start, asked.end))} onClose={() => setAssigning(false)} />
      )}
    </div>
  );
}
