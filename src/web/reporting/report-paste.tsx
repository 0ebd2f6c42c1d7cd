import { Button, Modal } from 'antd';
import type { Report } from '#contract/reporting/endpoints.ts';
import { placeBlock, type PasteProblem } from '#core/reporting/pasted-block.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import { cellWords, keyOfCell, reportName } from '#web/reporting/sheet-sight.ts';
import type { Taking } from '#web/reporting/use-taking.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import type { Pasted } from '#web/reporting/use-pasted-block.ts';
import { t } from '#web/reporting/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { message } from '#web/ui/notices.ts';
import type { SheetSight } from '#web/ui/sheet/sheet-cells.ts';
import { SheetPreview } from '#web/ui/sheet/sheet-preview.tsx';

interface Props {
  readonly pasted: Pasted;
  readonly reports: readonly Report[];
  readonly typing: Typing;
  readonly taking: Taking;
  readonly onClose: () => void;
}

/** What a pasted block would fill in, before it does. */
export function ReportPaste({ pasted: { block, shown, focused, field, text }, reports, typing, taking, onClose }: Props) {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const rows = shown.flatMap((id) => byId.get(id) ?? []);
  const start = Math.max(
    0,
    rows.findIndex(({ id }) => id === focused),
  );
  const { cells, problems, headed, coded } = placeBlock(
    block,
    rows.map((report) => ({ ...report, content: typing.contentOf(report), closed: !isWritable(report.state) })),
    start,
  );
  const way = coded ? t('report.paste.coded') : t('report.paste.from', { title: rows[start]?.item.title ?? '' });
  const sight: SheetSight = {
    status: t(headed ? 'report.paste.headed' : 'report.paste.in-order') + way,
    notes: cells.length + problems.length === 0 ? [t('report.paste.nothing')] : [],
    wrong: problems.map((problem) => ({
      place: problem.row === 0 ? '' : t('report.paste.row', { row: problem.row }),
      item: problem.report === null ? '' : reportName(byId.get(problem.report)),
      column: problem.field === null ? '' : t(`report.sheet.${problem.field}`),
      what: problemWords(problem),
    })),
    wrongTitle: t('report.paste.wrong', { count: problems.length }),
    allOrNothing: false,
    conflicts: [],
    changes: cells.map(({ row, report, field: of, from, to }) => ({
      key: keyOfCell({ report, field: of }),
      place: t('report.paste.row', { row }),
      item: reportName(byId.get(report)),
      column: t(`report.sheet.${of}`),
      from,
      to,
    })),
  };
  const take = () => {
    const count = taking.fill(cells);
    if (count > 0) message.success(t('report.sheet.taken', { count }), 5);
    if (count < cells.length) message.warning(t('report.sheet.changed', { count: cells.length - count }), 8);
    onClose();
  };
  const asText = () => {
    onClose();
    // When the dialog has given the focus back.
    setTimeout(() => {
      field?.focus();
      // oxlint-disable-next-line typescript/no-deprecated -- as if it were typed, so that the field's own undo takes it back.
      document.execCommand('insertText', false, text);
    });
  };
  return (
    <Modal
      open
      width={860}
      title={t('report.paste.title')}
      onCancel={onClose}
      footer={
        <div className="sheet-foot">
          <span className="quiet">{t('sheet.in.nothing-yet')}</span>
          {field !== null && <Button onClick={asText}>{t('report.paste.as-text')}</Button>}
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="primary" ref={focusOnce} disabled={cells.length === 0} onClick={take}>
            {t(cells.length === 0 ? 'sheet.in.none' : 'sheet.in.go', { count: cells.length })}
          </Button>
        </div>
      }
    >
      <SheetPreview sight={sight} choices={new Map()} onChoose={() => {}} />
    </Modal>
  );
}

function problemWords({ code, ...problem }: PasteProblem): string {
  switch (code) {
    case 'row-closed':
    case 'row-unknown':
    case 'row-unclear':
    case 'row-beyond':
    case 'column-unknown':
    case 'column-beyond':
      return t(`report.paste.problem.${code}`, { printed: problem.printed ?? '' });
    default:
      return cellWords({ code, ...problem });
  }
}
