import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { t } from '#web/ledger/list/words.ts';
import { dayKey } from '#web/ui/day-words.ts';
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
  readonly children?: ReactNode;
}

/** One item as one unit signs for it: what it is, the unit's part, how it stands and since when. */
export function SignForLine({ row, withUnit, tick, deciding = false, onDecide = null, children }: Props) {
  const { item, task, unit, part, state } = row;
  return (
    <li className="sign-line">
      {tick}
      <div className="grow">
        <div className="sign-what">
          <span className="list-code">{item.code}</span>
          <Link to={`/lists/${row.list.id}?item=${item.id}`}>{task.title}</Link>
        </div>
        {item.goal !== null && <div className="muted">{item.goal}</div>}
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
          <span className={`tag ${tagOf(state)}`}>{t(`sign-for.state.${state}`)}</span>
          <span className="muted">{saidOf(row)}</span>
        </div>
      </div>
      {children}
      {state === 'objected' && onDecide !== null && (
        <Button size="small" type="primary" onClick={() => onDecide(row.id)}>
          {t('sign.decide')}
        </Button>
      )}
      {deciding && onDecide !== null && <DecideDialog row={row} onClose={() => onDecide(null)} />}
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
function saidOf({ state, due, signed, deemedOn, objection, decision }: SignForRow): string {
  const said: string[] = [];
  if (state === 'pending') said.push(t(due.provisional ? 'sign.due.provisional' : 'sign.due', { day: due.day }));
  if (state === 'deemed' && deemedOn !== null) said.push(t('sign.deemed', { day: deemedOn }));
  if (objection !== null) {
    said.push(t('sign.objected', { leader: objection.leader, day: dayKey(objection.at), reason: objection.reason }));
    if (state === 'objected' && objection.decisionDue !== null) said.push(t('sign.decision-due', { day: objection.decisionDue.day }));
  }
  if (decision !== null && (state === 'upheld' || state === 'overruled')) {
    said.push(t(`sign.decided.${state}`, { day: dayKey(decision.at), reason: decision.reason }));
    if (decision.takenOverBy !== null) said.push(t('sign.taken-over', { unit: decision.takenOverBy }));
  }
  if (signed !== null) said.push(t('sign.by', { leader: signed.leader, contact: signed.contact, day: dayKey(signed.at) }));
  return said.join('；');
}
