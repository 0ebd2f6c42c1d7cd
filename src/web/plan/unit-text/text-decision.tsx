import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PlanUnit, UnitProposal } from '#contract/plan/unit-text-endpoints.ts';
import { MembersChoice } from '#web/unit/members-choice.tsx';
import { ProposalWords, useUnitNames } from '#web/plan/unit-text/unit-decision.tsx';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { otherDecisions } from '#web/plan/unit-text/unit-text-rows.ts';
import { useDecideTexts, type DecidableText, type Decision } from '#web/plan/unit-text/use-decisions.ts';
import { t } from '#web/plan/words.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly of: DecidableText;
  readonly openList: boolean;
  readonly state: PlanUnit['state'];
  readonly unitIds: readonly string[];
  readonly proposals: readonly UnitProposal[];
  /** The text was decided: the decision is being changed. */
  readonly onDone?: (decision: Decision) => void;
}

/** The decision on one printed text, for the whole plan: accept a proposal, choose the unit, name the members, or leave it as printed. */
export function TextDecision({ of, openList, state, unitIds, proposals, onDone }: Props) {
  const [choosing, setChoosing] = useState(false);
  const [ids, setIds] = useState<readonly string[]>(unitIds);
  const nameOf = useUnitNames();
  const decide = useDecideTexts();
  const single = useSingle();
  const give = (decision: Decision) =>
    single(async () => {
      await decide.mutateAsync([{ of, decision }]);
      onDone?.(decision);
    });
  const busy = decide.isPending;
  const other = otherDecisions(state);
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the keyboard goes on where the answer is.
  useEffect(() => {
    if (choosing) place.current?.querySelector<HTMLElement>('.members-group button, .unit-picker input')?.focus();
  }, [choosing]);
  return (
    <div className="text-decision" ref={place}>
      {proposals.length > 0 && (
        <ul className="plain">
          {proposals.map((proposal, at) => (
            <li key={proposal.unitId}>
              <Button
                size="small"
                type={at === 0 ? 'primary' : 'default'}
                ghost={at === 0}
                disabled={busy}
                data-accept={at === 0 ? of.text : undefined}
                onClick={() => give({ state: 'matched', unitIds: [proposal.unitId] })}
              >
                {t('unit-text.accept')}
              </Button>
              <b>{nameOf(proposal.unitId)}</b> <ProposalWords proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
      {!openList && proposals.length === 0 && state === 'open' && <p className="quiet">{t('unit-text.propose.none')}</p>}
      {choosing &&
        (openList ? (
          <MembersChoice value={ids} onChange={setIds} />
        ) : (
          <UnitPicker value={ids[0] ?? null} onChange={(id) => setIds(id === null ? [] : [id])} />
        ))}
      <div className="text-decision-acts">
        {choosing ? (
          <>
            <Button
              size="small"
              type="primary"
              loading={busy}
              disabled={ids.length === 0}
              onClick={() => give({ state: openList ? 'named' : 'matched', unitIds: ids })}
            >
              {openList ? t('unit-text.name.ok', { count: ids.length }) : t('unit-text.match')}
            </Button>
            <Button size="small" onClick={() => setChoosing(false)}>
              {t('shell.cancel')}
            </Button>
          </>
        ) : (
          <Button size="small" disabled={busy} onClick={() => setChoosing(true)}>
            {t(openList ? 'unit-text.name' : 'unit-text.choose')}
          </Button>
        )}
        {other.asPrinted && (
          <Button
            size="small"
            disabled={busy}
            title={t('unit-text.as-printed.note')}
            onClick={() => give({ state: 'as-printed', unitIds: [] })}
          >
            {t('unit-text.as-printed')}
          </Button>
        )}
        {other.takeBack && (
          <Button size="small" disabled={busy} onClick={() => give({ state: 'open', unitIds: [] })}>
            {t('unit-text.take-back')}
          </Button>
        )}
      </div>
    </div>
  );
}
