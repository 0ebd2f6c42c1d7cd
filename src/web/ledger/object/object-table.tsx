import { Table, type TableColumnsType } from 'antd';
import type { Key } from 'react';
import { Link } from 'react-router';
import type { MonitoredObject } from '#contract/ledger/object-endpoints.ts';
import { t } from '#web/ledger/words.ts';
import { usePhone } from '#web/ui/phone.ts';
import { ledgerAddress } from '#web/ledger/ledger-address.ts';

interface Props {
  readonly objects: readonly MonitoredObject[];
  readonly selectable: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (ids: ReadonlySet<string>) => void;
  readonly currentId: string | null;
  readonly onOpen: (id: string) => void;
}

/** One register as a table. A column without any value is hidden; on a phone a second line under the name says the rest. */
export function ObjectTable({ objects, selectable, chosen, onChosen, currentId, onOpen }: Props) {
  const phone = usePhone();
  const facts = (['stage', 'place', 'investment', 'owner'] as const).filter((fact) => objects.some((object) => object[fact] !== null));
  const name: TableColumnsType<MonitoredObject>[number] = {
    key: 'name',
    title: t('register.column.name'),
    render: (_, object) => (
      <button type="button" className="bare object-name" onClick={() => onOpen(object.id)}>
        {object.name}
        {phone && <span className="object-sub">{subLine(object)}</span>}
      </button>
    ),
  };
  const tasks: TableColumnsType<MonitoredObject>[number] = {
    key: 'tasks',
    title: t('register.column.tasks'),
    width: 64,
    align: 'right',
    render: (_, object) => <Link to={ledgerAddress({ filter: { objectId: [object.id] } })}>{object.taskCount}</Link>,
  };
  const desktopColumns: TableColumnsType<MonitoredObject> = [
    name,
    ...facts.map((fact) => ({
      key: fact,
      title: t(`register.column.${fact}`),
      width: 130,
      render: (_: unknown, object: MonitoredObject) => optional(object[fact]),
    })),
    {
      key: 'leads',
      title: t('register.column.leads'),
      width: 170,
      render: (_, object) => (object.leads.length === 0 ? <span className="unled">{t('ledger.no-lead')}</span> : object.leads.join('、')),
    },
    { key: 'due', title: t('register.column.due'), width: 110, render: (_, object) => optional(object.nextDue) },
    tasks,
    { key: 'plans', title: t('register.column.plans'), width: 64, align: 'right', render: (_, object) => object.plans.length },
  ];
  const selection = { selectedRowKeys: [...chosen], onChange: (keys: Key[]) => onChosen(new Set(keys.map(String))), columnWidth: 40 };
  return (
    <Table<MonitoredObject>
      size="small"
      rowKey="id"
      columns={phone ? [name, tasks] : desktopColumns}
      dataSource={objects}
      pagination={false}
      sticky
      rowClassName={(object) => (object.id === currentId ? 'on' : '')}
      {...(phone || !selectable ? {} : { rowSelection: selection })}
    />
  );
}

function subLine(object: MonitoredObject): string {
  return [object.leads.length === 0 ? t('ledger.no-lead') : object.leads.join('、'), object.nextDue, object.stage]
    .filter((one) => one !== null)
    .join(' · ');
}

function optional(value: string | null) {
  return value === null || value === '' ? <span className="quiet">{t('shell.none')}</span> : value;
}
