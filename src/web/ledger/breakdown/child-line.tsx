import type { ReactNode } from 'react';
import type { ChildRow } from '#contract/ledger/breakdown-endpoints.ts';
import { writeMilestoneCell } from '#core/ledger/list/milestone-cell.ts';
import { t } from '#web/ledger/breakdown/words.ts';
import { dayKey } from '#web/ui/day-words.ts';

/** One child as it stands: what it is, who it is for, by when, and why it ended. */
export function ChildLine({ child, children }: { readonly child: ChildRow; readonly children?: ReactNode }) {
  const { code, title, state, late, lateReason, takenBack, milestones } = child;
  return (
    <li className={state === 'taken-back' ? 'child-line child-gone' : 'child-line'}>
      <div className="child-what">
        {code !== null && <span className="list-code">{code}</span>} <b>{title}</b>
      </div>
      <div className="child-how">
        <span className={state === 'drafted' ? 'tag o' : state === 'given' ? 'tag l' : 'tag'}>{t(`breakdown.state.${state}`)}</span>
        <span className="muted">{whoWords(child)}</span>
        {late && state !== 'taken-back' && <span className="tag w">{t('breakdown.late')}</span>}
      </div>
      {milestones.length > 0 && <p className="list-lines">{writeMilestoneCell(milestones)}</p>}
      {lateReason !== null && <p className="muted">{t('breakdown.late.because', { reason: lateReason })}</p>}
      {takenBack !== null && (
        <p className="muted">{t('breakdown.taken-back', { day: dayKey(takenBack.at), by: takenBack.by, reason: takenBack.reason })}</p>
      )}
      {children}
    </li>
  );
}

/** 市公路中心（已撤并） · 工程科 · 权重 3 */
export function whoWords({ unit, handledBy, weight }: Pick<ChildRow, 'unit' | 'handledBy' | 'weight'>): string {
  const name = unit.ended === null ? unit.name : t('breakdown.unit.ended', { unit: unit.name });
  return [name, ...(handledBy === null ? [] : [handledBy]), t('breakdown.weighs', { weight })].join(' · ');
}
