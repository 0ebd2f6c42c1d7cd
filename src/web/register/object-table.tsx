import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { MonitoredObject } from '#contract/register.ts';
import { t } from '#web/ui/language.ts';
import { usePhone } from '#web/ui/phone.ts';

interface Props {
  readonly objects: readonly MonitoredObject[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (ids: ReadonlySet<string>) => void;
  readonly currentId: string | null;
  readonly onOpen: (id: string) => void;
}

/** One register as a table; on a phone name, lead and deadline only. */
export function ObjectTable({ objects, chosen, onChosen, currentId, onOpen }: Props) {
  const phone = usePhone();
  const columns: TableColumnsType<MonitoredObject> = [
    {
      key: 'name',
      title: t('register.column.name'),
      render: (_, object) => (
        <button type="button" className="bare object-name" onClick={() => onOpen(object.id)}>
          {object.name}
        </button>
      ),
    },
    ...(phone
      ? []
      : [
          {
            key: 'stage',
            title: t('register.column.stage'),
            width: 110,
            render: (_: unknown, object: MonitoredObject) => optional(object.stage),
          },
          {
            key: 'place',
            title: t('register.column.place'),
            width: 110,
            render: (_: unknown, object: MonitoredObject) => optional(object.place),
          },
        ]),
    { key: 'leads', title: t('register.column.leads'), width: phone ? 110 : 150, render: (_, object) => optional(object.leads.join('、')) },
    { key: 'due', title: t('register.column.due'), width: 104, render: (_, object) => optional(object.nextDue) },
    ...(phone
      ? []
      : [
          {
            key: 'tasks',
            title: t('register.column.tasks'),
            width: 64,
            align: 'right' as const,
            render: (_: unknown, object: MonitoredObject) => <Link to={`/ledger?objectId=${object.id}`}>{object.taskCount}</Link>,
          },
          {
            key: 'plans',
            title: t('register.column.plans'),
            width: 64,
            align: 'right' as const,
            render: (_: unknown, object: MonitoredObject) => object.plans.length,
          },
        ]),
  ];
  return (
    <Table<MonitoredObject>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={objects}
      pagination={false}
      sticky
      rowClassName={(object) => (object.id === currentId ? 'on' : '')}
      {...(phone
        ? {}
        : { rowSelection: { selectedRowKeys: [...chosen], onChange: (keys) => onChosen(new Set(keys.map(String))), columnWidth: 40 } })}
    />
  );
}

function optional(value: string | null) {
  return value === null || value === '' ? <span className="quiet">{t('shell.none')}</span> : value;
}
