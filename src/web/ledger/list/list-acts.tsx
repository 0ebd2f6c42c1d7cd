import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMay } from '#web/access/me.ts';
import { words as attachmentWords } from '#web/attachment/words.ts';
import { CarryOverButton } from '#web/ledger/list/carry-over-button.tsx';
import { SheetMenu } from '#web/ledger/list/sheet-menu.tsx';
import { heldChecks, type Checked } from '#web/ledger/list/list-findings.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import { t } from '#web/ledger/list/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { message } from '#web/ui/notices.ts';

const ConsultDialog = lazyPart(async () => (await import('#web/ledger/list/consult-dialog.tsx')).ConsultDialog);
const ApproveDialog = lazyPart(async () => (await import('#web/ledger/list/approve-dialog.tsx')).ApproveDialog);
const ReturnDialog = lazyPart(async () => (await import('#web/ledger/list/return-dialog.tsx')).ReturnDialog);
const ListRecordDialog = lazyPart(async () => {
  const [{ ListRecordDialog: Dialog }] = await Promise.all([import('#web/ledger/list/list-record-dialog.tsx'), attachmentWords.load()]);
  return Dialog;
});
const IssueDialog = lazyPart(async () => (await import('#web/ledger/list/issue-dialog.tsx')).IssueDialog);

interface Props {
  readonly list: ListDetail;
  readonly checked: Checked | null;
  readonly cells: ListCells;
  /** Cells and milestones that are not stored. */
  readonly unsaved: number;
  readonly readOnly: boolean;
}

/** What can be done with the whole list, in the state that it has. What is held up says what is missing. */
export function ListActs({ list, checked, cells, unsaved, readOnly }: Props) {
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [dialog, setDialog] = useState<'consult' | 'approve' | 'return' | 'issue' | 'record' | null>(null);
  const unlisted = search.get('view') === 'unlisted';
  const navigate = useNavigate();
  const opinions = `/lists/${list.id}/opinions`;
  const can = (move: ListDetail['moves'][number]): boolean => list.moves.includes(move) && may('approveList');
  const held = checked === null ? [] : heldChecks.filter((code) => checked.findings.some((finding) => finding.code === code));
  const more = [
    ...(can('consult') ? [{ key: 'consult', label: t('list.consult') }] : []),
    ...(can('draft') ? [{ key: 'draft', label: t('list.return') }] : []),
    ...(may('consultList') ? [{ key: 'opinions', label: t('list.consult.go') }] : []),
  ];
  return (
    <>
      {!readOnly && list.items > 0 && <CarryOverButton list={list} />}
      {list.items > 0 && <SheetMenu list={list} cells={cells} readOnly={readOnly} />}
      {!readOnly && (
        <Button onClick={() => setSearch(unlisted ? {} : { view: 'unlisted' })}>{t(unlisted ? 'list.view.grid' : 'list.add')}</Button>
      )}
      <Button onClick={() => setDialog('record')}>{t('list.record')}</Button>
      {more.length > 0 && list.items > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more,
            onClick: ({ key }) => {
              if (key === 'opinions') void navigate(opinions);
              else setDialog(key === 'draft' ? 'return' : 'consult');
            },
          }}
        >
          <Button aria-label={t('list.acts')}>…</Button>
        </Dropdown>
      )}
      {can('approve') && list.items > 0 && (
        <Button
          type="primary"
          onClick={() => {
            if (unsaved > 0) message.warning(t('list.approve.unsaved', { count: unsaved }), 5);
            else setDialog('approve');
          }}
        >
          {t('list.approve')}
        </Button>
      )}
      {can('issue') && (
        <Button
          type="primary"
          disabled={checked === null || held.length > 0}
          title={held.length === 0 ? '' : t('list.issue.held.note', { what: held.map((code) => t(`list.finding.${code}`)).join('、') })}
          onClick={() => setDialog('issue')}
        >
          {held.length === 0 ? t('list.issue') : t('list.issue.held', { count: held.length })}
        </Button>
      )}
      {list.issuedOn !== null && may('writeOpinion') && (
        <Link to={opinions}>
          <Button>{t('list.consult.go')}</Button>
        </Link>
      )}
      {list.issuedOn !== null && may('countSignFors') && (
        <Link to={`/lists/${list.id}/signing`}>
          <Button>{t('list.sign')}</Button>
        </Link>
      )}
      {dialog === 'consult' && <ConsultDialog list={list} onClose={() => setDialog(null)} />}
      {dialog === 'approve' && <ApproveDialog list={list} onClose={() => setDialog(null)} />}
      {dialog === 'record' && <ListRecordDialog list={list} onClose={() => setDialog(null)} />}
      {dialog === 'return' && <ReturnDialog list={list} onClose={() => setDialog(null)} />}
      {dialog === 'issue' && checked !== null && <IssueDialog list={list} checked={checked} onClose={() => setDialog(null)} />}
    </>
  );
}
