import { Button, Skeleton } from 'antd';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { useMay } from '#web/access/me.ts';
import type { ItemNames } from '#web/ledger/list/item-texts.ts';
import { useTask } from '#web/ledger/use-tasks.ts';
import type { Checked } from '#web/ledger/list/list-findings.ts';
import { t } from '#web/ledger/list/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const SetLeadDialog = lazyPart(async () => (await import('#web/ledger/set-lead-dialog.tsx')).SetLeadDialog, { takesKeys: true });

/** Who answers for the item: the task's units by role, as the ledger has them today, and those that the list adds. */
export function ItemUnits(props: Props) {
  const { item, names } = props;
  return item.child === undefined ? <TaskUnits {...props} /> : <ChildUnits item={item} child={item.child} names={names} />;
}

interface Props {
  readonly item: ListItemRow;
  readonly names: ItemNames;
  /** Null: not read, or not for this post. */
  readonly checked: Checked | null;
}

interface ChildProps {
  readonly item: ListItemRow;
  readonly child: NonNullable<ListItemRow['child']>;
  readonly names: ItemNames;
}

/** Of a child: who has it, who gave it, and what it is a piece of. */
function ChildUnits({ item, child, names }: ChildProps) {
  const { by, handledBy, weight, parent } = child;
  return (
    <dl className="fields">
      <dt>{t('role.lead')}</dt>
      <dd>
        {(item.parts ?? []).map(({ unit }) => (
          <span key={unit} className="tag lead">
            {names(unit)}
          </span>
        ))}
      </dd>
      {handledBy !== undefined && (
        <>
          <dt>{t('list.item.child.handledBy')}</dt>
          <dd>{handledBy}</dd>
        </>
      )}
      <dt>{t('list.item.given-by')}</dt>
      <dd>
        {names(by)} · {parent.code} {parent.title}
        {parent.goal !== undefined && `（${parent.goal}）`}
      </dd>
      <dt>{t('list.item.child.weight')}</dt>
      <dd>{weight}</dd>
    </dl>
  );
}

function TaskUnits({ item, names, checked }: Props) {
  const may = useMay();
  const task = useTask(item.task.id);
  const [leading, setLeading] = useState(false);
  const { answering, lead } = item.task;
  const after = new Map((checked?.units ?? []).flatMap(({ id, successors }) => (successors === undefined ? [] : [[id, successors]])));
  const called = (units: readonly string[]) =>
    units.map((id, at) => {
      const successors = after.get(id);
      return (
        <Fragment key={id}>
          {at > 0 && '、'}
          {successors === undefined ? names(id) : <s title={t('list.finding.unit-ended')}>{names(id)}</s>}
          {successors !== undefined && successors.length > 0 && ` ${t('list.unit.successor', { units: successors.join('、') })}`}
        </Fragment>
      );
    });
  return (
    <>
      <dl className="fields">
        {lead === undefined && (
          <>
            <dt>{t('role.lead')}</dt>
            <dd>
              <span className="tag w">{t('list.cell.no-lead')}</span>
            </dd>
          </>
        )}
        {responsibilityRoles.map((role) => {
          const own = answering.filter((one) => one.role === role);
          if (own.length === 0) return null;
          return [
            <dt key={role}>{t(`role.${role}`)}</dt>,
            <dd key={`${role} units`}>
              {own.map(({ text, units, ownPart, open }) => (
                <span key={text} className={open === true ? 'tag w' : role === 'lead' ? 'tag lead' : 'tag'}>
                  {units.length > 0 ? called(units) : text}
                  {ownPart !== undefined && `（${ownPart}）`}
                </span>
              ))}
            </dd>,
          ];
        })}
        {(['supervise', 'partner'] as const).map((part) =>
          item[part].length === 0
            ? null
            : [
                <dt key={part}>{t(`list.cell.${part}`)}</dt>,
                <dd key={`${part} units`}>
                  {item[part].map((id) => (
                    <span key={id} className="tag">
                      {names(id)}
                    </span>
                  ))}
                </dd>,
              ],
        )}
      </dl>
      {item.task.state === 'open' && may('resolveResponsibilities') && answering.some(({ open }) => open === true) && (
        <p>
          {t('list.item.open-lists.note')} <Link to="/ledger/open-lists">{t('list.item.open-lists')}</Link>
        </p>
      )}
      {may('setLead') && item.task.state === 'open' && (
        <div className="drawer-acts">
          {task.data === undefined ? (
            <Skeleton.Button active size="small" />
          ) : (
            <Button size="small" type={lead === undefined ? 'primary' : 'default'} onClick={() => setLeading(true)}>
              {lead === undefined ? t('ledger.set-lead') : t('ledger.set-lead.change')}
            </Button>
          )}
        </div>
      )}
      {leading && task.data !== undefined && <SetLeadDialog tasks={[task.data]} onClose={() => setLeading(false)} />}
    </>
  );
}
