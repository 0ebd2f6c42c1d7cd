import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { endless, useSaidDay, useSaidSteps } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const DecideDialog = lazyPart(async () => (await import('#web/ledger/list/decide-dialog.tsx')).DecideDialog);

interface Props {
  readonly row: SignForRow;
  readonly withUnit: boolean;
  /** Before it: the box that chooses it. */
  readonly tick?: ReactNode;
  readonly deciding?: boolean;
  /** Null: this post decides nothing. The id of the one that is answered, or null. */
  readonly onDecide?: ((id: string | null) => void) | null;
  /** It is answered, and the page shows it. */
  readonly onDecided?: () => void;
  readonly children?: ReactNode;
}

/** One item as one unit signs for it: what it is and by when, the unit's part, how it stands and since when. */
export function SignForLine({ row, withUnit, tick, deciding = false, onDecide = null, onDecided, children }: Props) {
  const saidDay = useSaidDay();
  const saidSteps = useSaidSteps();
  const { item, task, unit, part, state } = row;
  return (
    <li className="sign-line" data-sign={row.id}>
      {tick}
      <div className="grow">
        <div className="sign-what">
          <span className="list-code">
            {item.code} · {task.code}
          </span>
          <Link to={`/lists/${row.list.id}?item=${item.id}`}>{task.text ?? task.title}</Link>
        </div>
        {item.goal !== null && <div className="muted">{item.goal}</div>}
        {item.milestones.length > 0 && (
          <div className="muted">
            {t('sign.milestones')}
            {saidSteps(row.list.year, item.milestones)}
          </div>
        )}
        <div className="sign-how">
          {withUnit && (
            <b>
              {unit.name}
              {unit.ended !== null && `（${t('sign.unit.ended')}）`}
            </b>
          )}
          <span className="tag">
            {t('sign.role', { role: part?.role ?? 'left' })}
            {part?.ownPart != null && `：${part.ownPart}`}
          </span>
          {item.cityLeader !== null && <span className="muted">{t('sign.city-leader', { name: item.cityLeader })}</span>}
          <span className={`tag ${tagOf(state)}`}>{t(`sign-for.state.${state}`)}</span>
          <span className="muted">{saidOf(row, saidDay)}</span>
        </div>
      </div>
      {children}
      {state === 'objected' && onDecide !== null && (
        <Button size="small" type="primary" data-next onClick={() => onDecide(row.id)}>
          {t('sign.decide')}
        </Button>
      )}
      {deciding && onDecide !== null && <DecideDialog row={row} onClose={() => onDecide(null)} onFresh={onDecided} />}
    </li>
  );
}

function tagOf(state: SignForRow['state']): string {
  switch (state) {
    case 'pending':
      return 'o';
    case 'objected':
      return 'w';
    case 'signed':
    case 'overruled':
      return 'l';
    case 'deemed':
    case 'upheld':
      return '';
  }
}

/** When and by whom, in words. */
function saidOf({ state, due, signed, deemedOn, objection, decision }: SignForRow, saidDay: (iso: string) => string): string {
  const said: string[] = [];
  if (state === 'pending') said.push(t(due.provisional ? 'sign.due.provisional' : 'sign.due', { day: saidDay(due.day) }));
  if (state === 'deemed' && deemedOn !== null) said.push(t('sign.deemed', { day: saidDay(deemedOn) }));
  if (objection !== null) {
    said.push(t('sign.objected', { leader: objection.leader, day: saidDay(objection.at), reason: endless(objection.reason) }));
    if (state === 'objected' && objection.decisionDue !== null)
      said.push(t('sign.decision-due', { day: saidDay(objection.decisionDue.day) }));
  }
  if (decision !== null && (state === 'upheld' || state === 'overruled')) {
    said.push(t(`sign.decided.${state}`, { day: saidDay(decision.at), reason: endless(decision.reason) }));
    if (decision.takenOverBy !== null) said.push(t('sign.taken-over', { unit: decision.takenOverBy }));
  }
  if (signed !== null) {
    // Nobody signs what is objected to but by taking the objection back.
    const way = objection !== null && state === 'signed' ? 'sign.withdrawn' : 'sign.by';
    said.push(t(way, { leader: signed.leader, contact: signed.contact, day: saidDay(signed.at) }));
  }
  return said.join('；');
}
