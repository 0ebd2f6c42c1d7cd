import { Alert, Button, Radio, Table } from 'antd';
import { keyOfCell, type Choices, type Merged } from '#web/ledger/list/sheet-choices.ts';
import { problemWords } from '#web/ledger/list/item-texts.ts';
import { t } from '#web/ledger/list/words.ts';
import { dayWords, timeWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';

interface Props {
  readonly merged: Merged;
  /** Code and title of an item; empty: not known here. */
  readonly nameOf: (itemId: string) => string;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}

/** Wrong rows alone while there are any; else what would change, and what has to be decided. */
export function SheetPreview({ merged, nameOf, choices, onChoose }: Props) {
  const language = useLanguage();
  const { exported, errors, problems, added, missing, left, locked, changes, conflicts } = merged;
  const wrong = [
    ...errors.map((error) => ({ line: error.line, item: '', column: '', what: rowWords(error) })),
    ...problems.map((problem) => ({
      line: problem.line,
      item: nameOf(problem.item),
      column: t(`list.cell.${problem.field}`),
      what: problemWords(
        {
          code: problem.code,
          ...(problem.inCell === undefined ? {} : { line: problem.inCell }),
          ...(problem.printed === undefined ? {} : { printed: problem.printed }),
          ...(problem.limit === undefined ? {} : { limit: problem.limit }),
        },
        problem.field,
        problem.inCell !== undefined,
      ),
    })),
  ].toSorted((a, b) => a.line - b.line);
  const notes = [
    ...(added.length > 0 ? [t('list.sheet.note.added', { heads: added.join('、') })] : []),
    ...(missing.length > 0 ? [t('list.sheet.note.missing', { heads: missing.join('、') })] : []),
    ...(left > 0 ? [t('list.sheet.note.left', { count: left })] : []),
    ...(locked.length > 0
      ? [
          t('list.sheet.note.locked', {
            count: locked.length,
            where: locked
              .slice(0, 3)
              .map(({ line, column }) => t('list.sheet.place', { line, head: t(`list.sheet.${column}`) }))
              .join('、'),
          }),
        ]
      : []),
  ];
  const choose = (all: 'sheet' | 'here') => onChoose(new Map(conflicts.map((cell) => [keyOfCell(cell), all])));
  return (
    <div className="sheet-preview">
      <p role="status">
        {t('list.sheet.exported', {
          at: `${dayWords(exported.at, language)} ${timeWords(exported.at)}`,
          by: exported.by,
          rows: exported.rows,
        })}
        {wrong.length === 0 && <b> {t('list.sheet.sum', { changes: changes.length, conflicts: conflicts.length })}</b>}
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
          <Alert type="error" showIcon title={t('list.sheet.wrong', { count: wrong.length })} />
          <Table
            size="small"
            rowKey={(row) => `${row.line} ${row.column} ${row.what}`}
            dataSource={wrong}
            pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
            scroll={{ y: 260 }}
            columns={[
              { dataIndex: 'line', title: t('list.sheet.line'), width: 64, align: 'right' },
              { dataIndex: 'item', title: t('list.sheet.item'), width: 220 },
              { dataIndex: 'column', title: t('list.sheet.column'), width: 110 },
              { dataIndex: 'what', title: t('list.sheet.problem') },
            ]}
          />
        </>
      )}
      {wrong.length === 0 && conflicts.length > 0 && (
        <>
          <div className="sheet-asked">
            <b>{t('list.sheet.conflicts', { count: conflicts.length })}</b>
            <Button size="small" onClick={() => choose('sheet')}>
              {t('list.sheet.all.sheet')}
            </Button>
            <Button size="small" onClick={() => choose('here')}>
              {t('list.sheet.all.here')}
            </Button>
          </div>
          <ul className="plain sheet-conflicts">
            {conflicts.map((cell) => {
              const key = keyOfCell(cell);
              const place = t('list.sheet.place', { line: cell.line, head: t(`list.cell.${cell.field}`) });
              return (
                <li key={key}>
                  <span>
                    {nameOf(cell.item)} {place} <span className="quiet">{t('list.sheet.before', { text: said(cell.exported) })}</span>
                  </span>
                  <Radio.Group
                    aria-label={`${nameOf(cell.item)} ${place}`}
                    value={choices.get(key)}
                    onChange={(event) => onChoose(new Map(choices).set(key, event.target.value as 'sheet' | 'here'))}
                    options={[
                      { value: 'sheet', label: t('list.sheet.take.sheet', { text: said(cell.to) }) },
                      { value: 'here', label: t('list.sheet.take.here', { text: said(cell.from) }) },
                    ]}
                  />
                </li>
              );
            })}
          </ul>
        </>
      )}
      {wrong.length === 0 && changes.length > 0 && (
        <Table
          size="small"
          rowKey={keyOfCell}
          dataSource={changes}
          pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
          scroll={{ y: 260 }}
          columns={[
            { dataIndex: 'line', title: t('list.sheet.line'), width: 64, align: 'right' },
            { dataIndex: 'item', title: t('list.sheet.item'), width: 220, render: (item: string) => nameOf(item) },
            { key: 'field', title: t('list.sheet.column'), width: 96, render: (_, { field }) => t(`list.cell.${field}`) },
            { key: 'from', title: t('list.sheet.from'), render: (_, { from }) => <span className="quiet lines">{said(from)}</span> },
            { key: 'to', title: t('list.sheet.to'), render: (_, { to }) => <span className="lines">{said(to)}</span> },
          ]}
        />
      )}
    </div>
  );
}

function said(text: string): string {
  return text === '' ? t('list.sheet.empty') : text;
}

function rowWords({ code, other = 0, cell = '' }: Merged['errors'][number]): string {
  return t(`list.sheet.error.${code}`, { other, cell });
}
