import { t } from '#web/settings/words.ts';
import { useLeaveQuestion, useUnloadWarning } from '#web/ui/leaving.ts';

/** Figures and days that are changed and not stored are not left without a question. */
export function useUnsavedGuard(unsaved: boolean): void {
  useLeaveQuestion(unsaved, {
    title: t('rules.leave.title'),
    content: t('rules.leave.text'),
    okText: t('rules.leave.go'),
    cancelText: t('rules.leave.stay'),
  });
  useUnloadWarning(unsaved);
}
