import { useCallback, useEffect, useState } from 'react';
import { ConflictNotice } from '#web/plan/review/conflict-notice.tsx';
import { leaderlessOf } from '#web/plan/review/continued-leads.ts';
import { DocumentPane } from '#web/plan/review/document-pane.tsx';
import { focusLedger } from '#web/plan/review/focus-ledger.ts';
import { ledgerTitle } from '#web/plan/review/ledger-title.ts';
import { LedgerPane } from '#web/plan/review/ledger-pane.tsx';
import { DoubtCard } from '#web/plan/review/doubt-card.tsx';
import { ReviewHeader } from '#web/plan/review/review-header.tsx';
import { operate as operateOn, stepToDoubt } from '#web/plan/review/review-state.ts';
import { redoStep, undoStep } from '#web/plan/review/undo-group.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { isTyping, useKeys } from '#web/ui/keyboard.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/plan/words.ts';
import { usePhone } from '#web/ui/phone.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { useLeaveQuestion } from '#web/ui/leaving.ts';
import { message } from '#web/ui/notices.ts';

const KeysHelp = lazyPart(async () => (await import('#web/plan/review/keys-help.tsx')).KeysHelp);
const UnitsPanel = lazyPart(async () => (await import('#web/plan/unit-text/units-panel.tsx')).UnitsPanel);

type Pane = 'document' | 'ledger';

const isInDocument = (place: Element | null): boolean => place !== null && place.closest('.rv-doc') !== null;

/** Header, document and ledger; on a phone one of the two at a time. */
export function ReviewWorkspace() {
  const { state, change, operate, editable } = useReview();
  const phone = usePhone();
  const [pane, setPane] = useState<Pane>('ledger');
  const [help, setHelp] = useState(false);
  const [units, setUnits] = useState(false);
  const { refusal, draft } = state;

  useEffect(() => {
    if (refusal === null) return;
    message.warning(textOfCode(refusal.code, refusal.data, t('review.refused')));
    change((now) => ({ ...now, refusal: null }));
  }, [refusal, change]);

  const undo = undoStep(draft);
  const redo = redoStep(draft);
  /** The pane that a window made narrow shows: the one in which something is being done. */
  const toLedger = useCallback(() => setPane('ledger'), []);
  const step = (by: 1 | -1) => () => change((now) => stepToDoubt(now, by));
  const goTo = (next: Pane) => {
    setPane(next);
    document.querySelector<HTMLElement>(next === 'document' ? '#review-document' : '#review-ledger')?.focus();
  };
  const close = (set: (open: boolean) => void) => {
    set(false);
    focusLedger();
  };
  useKeys({
    j: step(1),
    J: step(1),
    k: step(-1),
    K: step(-1),
    '?': () => setHelp(true),
    F6: () => goTo(!isInDocument(document.activeElement) ? 'document' : 'ledger'),
    ...(editable && undo !== null ? { 'mod+z': (event) => !event.shiftKey && operate(...undo.operations) } : {}),
    ...(editable && redo !== null ? { 'mod+y': () => operate(...redo.operations), 'mod+shift+z': () => operate(...redo.operations) } : {}),
  });
  // The name of a shifted letter has no shift in useKeys; redo is told apart here.
  useEffect(() => {
    if (!editable) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return;
      event.preventDefault();
      change((now) => {
        const next = redoStep(now.draft);
        return next === null ? now : operateOn(now, next.operations);
      });
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [editable, change]);

  useLeaveQuestion(state.sending === 'failed' && state.pending.length > 0, {
    title: t('review.leave.title', { count: state.pending.length }),
    content: t('review.leave.text'),
    okText: t('review.leave.go'),
    cancelText: t('review.leave.stay'),
  });

  return (
    // Undo inside a field is the field's own.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="rv"
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key) && isTyping(event.target)) event.stopPropagation();
      }}
    >
      <ReviewHeader undo={undo} redo={redo} onHelp={() => setHelp(true)} onUnits={(open) => setUnits(open ?? !units)} />
      <ConflictNotice />
      {phone && (
        <>
          <DoubtCard leaderless={leaderlessOf(draft, state.continuedLeads).length} />
          <div className="rv-tabs" role="tablist">
            {(['document', 'ledger'] as const).map((one) => (
              <button key={one} type="button" role="tab" aria-selected={pane === one} onClick={() => setPane(one)}>
                {one === 'document' ? t('review.document') : ledgerTitle(state.version)}
                {one === 'ledger' && <b> {draft.tasks.length}</b>}
              </button>
            ))}
          </div>
        </>
      )}
      {/* In one place of the tree, whatever the width: what is open in the ledger stays open when a window is made narrow or wide. */}
      <div className={phone ? 'rv-one' : 'rv-two'}>
        {(!phone || pane === 'document') && <DocumentPane key="document" />}
        {(!phone || pane === 'ledger') && <LedgerPane key="ledger" withDoubt={!phone} onWork={toLedger} />}
      </div>
      {help && <KeysHelp onClose={() => close(setHelp)} />}
      {units && <UnitsPanel onClose={() => close(setUnits)} />}
    </div>
  );
}
