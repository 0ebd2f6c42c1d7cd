import { Alert, Table } from 'antd';
import type { importUnits } from '#contract/unit/endpoints.ts';
import type { Answer } from '#web/ui/call.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/unit/import-words.ts';
import '#web/unit/unit-dialogs.css';

type ImportAnswer = Answer<typeof importUnits>;

const shown = 100;

/** What the file would add and change. */
export function ImportPreview({ answer: { added, changed, unchanged } }: { answer: ImportAnswer }) {
  const rows = [
    ...added.map(({ row, name }) => ({ row, name, what: t('unit.import.adds'), fields: '' })),
    ...changed.map(({ row, name, fields }) => ({ row, name, what: t('unit.import.changes'), fields: fields.join('、') })),
  ].toSorted((a, b) => a.row - b.row);
  return (
    <>
      <p className="unit-import-sum" role="status">
        {t('unit.import.sum', { added: added.length, changed: changed.length, unchanged })}
      </p>
      {rows.length > 0 && (
        <Table
          size="small"
          rowKey="row"
          dataSource={rows}
          pagination={{ pageSize: shown, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
          scroll={{ y: 280 }}
          columns={[
            { dataIndex: 'row', title: t('unit.import.row'), width: 64, align: 'right' },
            { dataIndex: 'name', title: t('unit.field.full') },
            { dataIndex: 'what', title: t('unit.import.what'), width: 72 },
            { dataIndex: 'fields', title: t('unit.import.fields'), width: 200 },
          ]}
        />
      )}
    </>
  );
}

/** What is wrong, row by row, each with its way out. */
export function ImportErrors({ errors }: { errors: ImportAnswer['errors'] }) {
  const rows = new Set(errors.map(({ row }) => row)).size;
  return (
    <>
      <Alert className="unit-import-sum" type="error" showIcon title={t('unit.import.wrong', { errors: errors.length, rows })} />
      <Table
        size="small"
        rowKey={(error) => `${error.row} ${error.column ?? ''} ${error.code} ${JSON.stringify(error.data)}`}
        dataSource={errors}
        pagination={{ pageSize: shown, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        scroll={{ y: 280 }}
        columns={[
          { dataIndex: 'row', title: t('unit.import.row'), width: 64, align: 'right' },
          { dataIndex: 'column', title: t('unit.import.column'), width: 120 },
          { key: 'text', title: t('unit.import.error'), render: (_, { code, data }) => textOfCode(code, data, code) },
        ]}
      />
    </>
  );
}
