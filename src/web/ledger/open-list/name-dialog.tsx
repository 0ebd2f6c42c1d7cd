import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { decidePlanUnit, listPlanUnits } from '#contract/plan/unit-text-endpoints.ts';
import { MembersChoice } from '#web/unit/members-choice.tsx';
import { ProposalWords, useUnitNames } from '#web/plan/unit-text/unit-decision.tsx';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { useResolve } from '#web/ledger/open-list/use-resolve.ts';
import { useDecideTexts, type Decision } from '#web/plan/unit-text/use-decisions.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/ledger/words.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';
import '#web/ledger/ledger-dialogs.css';

/** A responsibility that can be decided here. */
export interface Nameable {
  readonly taskId: string;
  readonly planId: string;
  readonly text: string;
  readonly openList: boolean;
  readonly taskCode: string;
  readonly unitIds: readonly string[];
}

interface Props {
  /** Of one task or of several; those of the chosen text count. */
  readonly rows: readonly Nameable[];
  readonly onClose: () => void;
}

const key = ({ planId, text }: Nameable): string => `${planId} ${text}`;

/** Which units an open list means, or which unit a name is: for these tasks alone, or wherever the plan prints it. */
export function NameDialog({ rows, onClose }: Props) {
  const texts = [...new Map(rows.map((row) => [key(row), row])).values()];
  const [chosen, setChosen] = useState(texts[0] === undefined ? '' : key(texts[0]));
  const own = rows.filter((row) => key(row) === chosen);
  const [first] = own;
  if (first === undefined) {
    return (
      <Modal open title={t('unit-text.name')} onCancel={onClose} footer={<Button onClick={onClose}>{t('shell.close')}</Button>}>
        <p className="muted">{t('unit-name.nothing')}</p>
      </Modal>
    );
  }
  return (
    <NameText key={chosen} rows={own} first={first} onClose={onClose}>
      {texts.length > 1 && (
        <label className="name-dialog-field">
          <span>{t('unit-name.text')}</span>
          <Select value={chosen} onChange={setChosen} options={texts.map((row) => ({ value: key(row), label: row.text }))} />
        </label>
      )}
    </NameText>
  );
}

interface TextProps extends Props {
  readonly first: Nameable;
  readonly children: React.ReactNode;
}

function NameText({ rows, first, onClose, children }: TextProps) {
  const { planId, text, openList } = first;
  const nameOf = useUnitNames();
  const [unitIds, setUnitIds] = useState<readonly string[]>(first.unitIds);
  const [everywhere, setEverywhere] = useState(false);
  const [reason, setReason] = useState('');
  const plan = useQuery({
    ...endpointQuery(listPlanUnits, { params: { planId } }),
    select: ({ units }) => units.find((unit) => unit.text === text),
  });
  const decideTexts = useDecideTexts();
  const resolve = useResolve();
  const single = useSingle();
  const decide = (state: Decision['state']) =>
    single(async () => {
      const decision = { state, unitIds: state === 'as-printed' ? [] : unitIds, reason: reason.trim() };
      if (everywhere && plan.data !== undefined)
        await decideTexts.mutateAsync([{ of: { planId, text, revision: plan.data.revision }, decision }]);
      else await resolve.mutateAsync({ responsibilities: rows, decision });
      message.success(t('unit-name.done', { text, count: everywhere ? (plan.data?.tasks ?? 0) : rows.length }));
      onClose();
    });
  const busy = decideTexts.isPending || resolve.isPending;
  const proposals = plan.data?.state === 'open' ? plan.data.proposals : [];
  return (
    <Modal
      open
      width={600}
      title={t(openList ? 'unit-name.title' : 'unit-name.title.match', { text })}
      onCancel={onClose}
      footer={
        <div className="dialog-foot">
          <Button title={t('unit-text.as-printed.note')} disabled={busy} onClick={() => decide('as-printed')}>
            {t('unit-text.as-printed')}
          </Button>
          <span className="grow" />
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={unitIds.length === 0 || (everywhere && plan.data === undefined)}
            onClick={() => decide(openList ? 'named' : 'matched')}
          >
            {openList ? t('unit-text.name.ok', { count: unitIds.length }) : t('unit-text.match')}
          </Button>
        </div>
      }
    >
      <div className="name-dialog">
        {children}
        {openList ? (
          <MembersChoice value={unitIds} onChange={setUnitIds} />
        ) : (
          <>
            {proposals.length > 0 && (
              <ul className="plain name-dialog-proposals">
                {proposals.map((proposal) => (
                  <li key={proposal.unitId}>
                    <Button
                      size="small"
                      type={unitIds[0] === proposal.unitId ? 'primary' : 'default'}
                      onClick={() => setUnitIds([proposal.unitId])}
                    >
                      {nameOf(proposal.unitId)}
                    </Button>{' '}
                    <ProposalWords proposal={proposal} />
                  </li>
                ))}
              </ul>
            )}
            <UnitPicker value={unitIds[0] ?? null} onChange={(id) => setUnitIds(id === null ? [] : [id])} />
          </>
        )}
        <div className="name-dialog-field">
          <span>{t('unit-name.scope')}</span>
          <Radio.Group
            value={everywhere}
            onChange={(event) => setEverywhere(event.target.value === true)}
            options={[
              {
                value: false,
                label:
                  rows.length === 1
                    ? t('unit-name.scope.task', { code: first.taskCode })
                    : t('unit-name.scope.selection', { count: rows.length }),
              },
              { value: true, label: t('unit-name.scope.plan', { text, count: plan.data?.tasks ?? '…' }) },
            ]}
          />
        </div>
        <Input
          value={reason}
          maxLength={maxLengthOf(decidePlanUnit.body, 'reason')}
          placeholder={t('unit-name.reason')}
          aria-label={t('unit-name.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  );
}
