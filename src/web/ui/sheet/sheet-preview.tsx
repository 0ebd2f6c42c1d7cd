import { Alert, Button, Radio, Table } from 'antd';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { writeTabText } from '#web/ui/grid/text-table.ts';
import { usePhone } from '#web/ui/phone.ts';
import type { AskedCell, Choices, SheetCell, SheetSight, WrongCell } from '#web/ui/sheet/sheet-cells.ts';
import { t } from '#web/ui/sheet/words.ts';
import '#web/ui/sheet/sheet.css';

interface Props {
  readonly sight: SheetSight;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}

/** What is wrong first, and alone where it keeps all from being written; then what has to be decided, and what would change. */
export function SheetPreview({ sight, choices, onChoose }: Props) {
  const { status, notes, wrong, wrongTitle, allOrNothing, conflicts, changes } = sight;
  const held = allOrNothing && wrong.length > 0;
  return (
    <div className="sheet-preview">
      <p role="status">
        {status}
        {!held && <b> {t('sheet.sum', { changes: changes.length, conflicts: conflicts.length })}</b>}
      </p>
      {notes.length > 0 && (
        <ul className="quiet">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {wrong.length > 0 && (
        <>
          <Alert
            type={held ? 'error' : 'warning'}
            showIcon
            title={wrongTitle}
            action={<CopyButton small label={t('sheet.wrong.copy')} text={asText(wrong)} />}
          />
          <WrongCells cells={wrong} />
        </>
      )}
      {!held && conflicts.length > 0 && <AskedCells cells={conflicts} choices={choices} onChoose={onChoose} />}
      {!held && changes.length > 0 && <ChangedCells cells={changes} />}
    </div>
  );
}

const asText = (cells: readonly WrongCell[]): string =>
  writeTabText([
    [t('sheet.line'), t('sheet.item'), t('sheet.column'), t('sheet.problem')],
    ...cells.map(({ place, item, column, what }) => [place, item, column, what]),
  ]);

const pages = { pageSize: 100, hideOnSinglePage: true, showSizeChanger: false, size: 'small' } as const;

function WrongCells({ cells }: { readonly cells: readonly WrongCell[] }) {
  if (usePhone())
    return (
      <ul className="plain sheet-list">
        {cells.map(({ place, item, column, what }) => (
          <li key={`${place} ${column} ${what}`}>
            <span className="quiet">{[place, column, item].filter((part) => part !== '').join(' · ')}</span>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    );
  return (
    <Table
      size="small"
      rowKey={(row) => `${row.place} ${row.column} ${row.what}`}
      dataSource={[...cells]}
      pagination={pages}
      scroll={{ y: 260 }}
      columns={[
        { dataIndex: 'place', title: t('sheet.line'), width: 64, align: 'right' },
        { dataIndex: 'item', title: t('sheet.item'), width: 220 },
        { dataIndex: 'column', title: t('sheet.column'), width: 110 },
        { dataIndex: 'what', title: t('sheet.problem') },
      ]}
    />
  );
}

function AskedCells({ cells, choices, onChoose }: Omit<Props, 'sight'> & { readonly cells: readonly AskedCell[] }) {
  const choose = (all: 'sheet' | 'here') => onChoose(new Map(cells.map(({ key }) => [key, all])));
  return (
    <>
      <div className="sheet-asked">
        <b>{t('sheet.conflicts', { count: cells.length })}</b>
        <Button size="small" onClick={() => choose('sheet')}>
          {t('sheet.all.sheet')}
        </Button>
        <Button size="small" onClick={() => choose('here')}>
          {t('sheet.all.here')}
        </Button>
      </div>
      <ul className="plain sheet-conflicts">
        {cells.map(({ key, item, where, exported, from, to }) => (
          <li key={key}>
            <span>
              {item} {where}{' '}
              <span className="quiet">{exported === null ? t('sheet.asked.base') : t('sheet.before', { text: said(exported) })}</span>
            </span>
            <Radio.Group
              aria-label={`${item} ${where}`}
              value={choices.get(key)}
              onChange={(event) => onChoose(new Map(choices).set(key, event.target.value as 'sheet' | 'here'))}
              options={[
                { value: 'sheet', label: t('sheet.take.sheet', { text: said(to) }) },
                { value: 'here', label: t('sheet.take.here', { text: said(from) }) },
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function ChangedCells({ cells }: { readonly cells: readonly SheetCell[] }) {
  if (usePhone())
    return (
      <ul className="plain sheet-list">
        {cells.map(({ key, place, item, column, from, to }) => (
          <li key={key}>
            <span className="quiet">{[place, column, item].join(' · ')}</span>
            <span className="quiet lines">{said(from)}</span>
            <span className="lines">→ {said(to)}</span>
          </li>
        ))}
      </ul>
    );
  return (
    <Table
      size="small"
      rowKey="key"
      dataSource={[...cells]}
      pagination={pages}
      scroll={{ y: 260 }}
      columns={[
        { dataIndex: 'place', title: t('sheet.line'), width: 64, align: 'right' },
        { dataIndex: 'item', title: t('sheet.item'), width: 220 },
        { dataIndex: 'column', title: t('sheet.column'), width: 96 },
        { key: 'from', title: t('sheet.from'), render: (_, { from }) => <span className="quiet lines">{said(from)}</span> },
        { key: 'to', title: t('sheet.to'), render: (_, { to }) => <span className="lines">{said(to)}</span> },
      ]}
    />
  );
}

function said(text: string): string {
  return text === '' ? t('sheet.empty') : text;
}
