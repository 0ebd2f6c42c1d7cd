/** What a person chooses where a new version of a plan and a correction say different things. */
import type { diffVersion, publishDraft } from '#contract/ledger/publish-endpoints.ts';
import type { AdjustmentChoice } from '#core/ledger/adjust/adjusted-groups.ts';
import type { CorrectionChoice } from '#core/ledger/correct-tasks.ts';
import type { Answer, CallInput } from '#web/ui/call.ts';

export type Clash = Answer<typeof diffVersion>['clashes'][number];
export type Choices = ReadonlyMap<string, CorrectionChoice>;

export const clashKey = ({ correctionId, taskId, field }: Pick<Clash, 'correctionId' | 'taskId' | 'field'>): string =>
  `${correctionId} ${taskId} ${field}`;

/** What is sent with the publication: the choices that were made of clashes that there are. */
export function chosen(clashes: readonly Clash[], choices: Choices): CallInput<typeof publishDraft>['body']['corrections'] {
  return clashes.flatMap(({ correctionId, taskId, field }) => {
    const keep = choices.get(clashKey({ correctionId, taskId, field }));
    return keep === undefined ? [] : [{ correctionId, taskId, field, keep }];
  });
}

/** What people withdrew, split or merged, and a new version prints otherwise. */
export type Adjusted = Answer<typeof diffVersion>['adjusted'][number];
/** By what names each. */
export type AdjustmentChoices = ReadonlyMap<string, AdjustmentChoice>;

export const adjustedKey = ({ taskId, adjustmentId }: Pick<Adjusted, 'taskId' | 'adjustmentId'>): string => `${taskId} ${adjustmentId}`;

/** The same of these. */
export function chosenAdjustments(
  adjusted: readonly Adjusted[],
  choices: AdjustmentChoices,
): NonNullable<CallInput<typeof publishDraft>['body']['adjustments']> {
  return adjusted.flatMap(({ taskId, adjustmentId }) => {
    const keep = choices.get(adjustedKey({ taskId, adjustmentId }));
    return keep === undefined ? [] : [{ taskId, adjustmentId, keep }];
  });
}
