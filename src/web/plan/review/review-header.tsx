import { QuestionCircleOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { describeOperation } from '#core/plan/draft/describe-operation.ts';
import { LabelTag } from '#web/plan/label-tag.tsx';
import { CoverageBar } from '#web/plan/review/coverage-bar.tsx';
import { ExportButton } from '#web/plan/review/export-button.tsx';
import { SaveState } from '#web/plan/review/save-state.tsx';
import type { HistoryStep } from '#web/plan/review/undo-group.ts';
import { publishSlot } from '#web/plan/slots.ts';
import { useMay } from '#web/access/me.ts';
import { Filled } from '#web/ui/slot.tsx';
import { usePlanUnits } from '#web/plan/unit-text/use-plan-units.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';
import { usePhone } from '#web/ui/phone.ts';
import { diffAddress, ledgerOfPlan } from '#web/plan/plan-address.ts';

interface ReviewHeaderProps {
  readonly undo: HistoryStep | null;
  readonly redo: HistoryStep | null;
  readonly onHelp: () => void;
  /** Opens the panel of printed unit names; without a word, opens or closes it. */
  readonly onUnits: (open?: boolean) => void;
}

/** What this is, how far it is, and what can be done with the whole of it. */
export function ReviewHeader({ undo, redo, onHelp, onUnits }: ReviewHeaderProps) {
  const { state, operate, editable } = useReview();
  const { draft, version } = state;
  const phone = usePhone();
  const may = useMay();
  const undoes = undo === null ? t('review.undo.none') : t('review.undo', { deed: deedOf(undo) });
  const redoes = redo === null ? t('review.redo.none') : t('review.redo', { deed: deedOf(redo) });
  return (
    <header className="rv-bar">
      <h1 title={draft.title}>{draft.title}</h1>
      <span className={version.state === 'published' ? 'tag l' : 'tag'}>
        {t('review.version', { state: t(`version-state.${version.state}`), number: version.number })}
      </span>
      <LabelTag label={version.label} />
      <CoverageBar />
      <div className="rv-acts">
        {editable && (
          <>
            <SaveState />
            <span className="rv-history">
              <Button
                type="text"
                icon={<UndoOutlined />}
                disabled={undo === null}
                title={undoes}
                aria-label={undoes}
                onClick={() => undo !== null && operate(...undo.operations)}
              />
              <Button
                type="text"
                icon={<RedoOutlined />}
                disabled={redo === null}
                title={redoes}
                aria-label={redoes}
                onClick={() => redo !== null && operate(...redo.operations)}
              />
            </span>
          </>
        )}
        {!phone && (
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            aria-label={t('review.keys')}
            title={`${t('review.keys')} ?`}
            onClick={onHelp}
          />
        )}
        <UnitsButton onUnits={() => onUnits()} />
        {!phone && <ExportButton />}
        {version.number > 1 && may('diffVersion') && (
          <Link to={diffAddress({ planId: version.planId, versionId: version.id })}>{t('plan.diff')}</Link>
        )}
        {version.state === 'published' && <Link to={ledgerOfPlan(version.planId)}>{t('review.to-ledger')}</Link>}
        {editable && <Filled slot={publishSlot} may={may} props={{ onUnits: () => onUnits(true) }} />}
      </div>
    </header>
  );
}

/** How many printed units nobody decided yet. */
function UnitsButton({ onUnits }: { onUnits: () => void }) {
  const { decidedTexts } = useReview().state;
  const open = usePlanUnits().data?.filter(({ state, text }) => state === 'open' && !decidedTexts.has(text)).length ?? 0;
  return (
    <Button onClick={onUnits}>
      {t('unit-text.title')}
      {open > 0 && <span className="rv-units-open">{t('unit-text.open', { count: open })}</span>}
    </Button>
  );
}

function deedOf({ named, count }: HistoryStep): string {
  return describeOperation(named) + (count > 1 ? t('review.undo.times', { count }) : '');
}
