import { Alert, Button, Modal } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { firstLeads, type FirstLeads, type LeadTask } from '#web/plan/lead/first-leads.ts';
import { unitOffers } from '#web/plan/lead/unit-offers.ts';
import { UnitPicker } from '#web/plan/lead/unit-picker.tsx';
import { t } from '#web/plan/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';

/** Who is to lead: one unit all of the tasks, nobody, or each the unit that it lists first. */
export type LeadChoice = { readonly unit: string | null } | 'first-listed';

interface Props {
  readonly tasks: readonly LeadTask[];
  /** Units that the tasks do not name, to be offered after those that they do. */
  readonly others: readonly string[];
  /** The words by which the document says that the unit listed first leads; null: it does not; undefined: not known. */
  readonly rule?: string | null | undefined;
  /** Opens on what that rule would do. */
  readonly byRule?: boolean;
  readonly busy?: boolean;
  readonly error?: string | null;
  /** Further fields, above the units. */
  readonly children?: ReactNode;
  readonly onGive: (choice: LeadChoice) => void;
  readonly onClose: () => void;
}

/** Names leads, in the review and in the ledger. Enter picks a unit and is all that is needed; the rule 列第一位的为牵头单位 shows first what it would do. */
export function LeadDialog({ tasks, others, rule, byRule = false, busy = false, error = null, children, onGive, onClose }: Props) {
  const [preview, setPreview] = useState(byRule);
  const offers = useMemo(() => unitOffers(others, tasks, 'lead'), [others, tasks]);
  const first = useMemo(() => firstLeads(tasks), [tasks]);
  const led = first.led.length;
  const back = byRule ? onClose : () => setPreview(false);
  return (
    <Modal
      open
      title={t('lead.title', { count: tasks.length })}
      onCancel={onClose}
      width={480}
      footer={
        preview ? (
          <>
            <Button onClick={back}>{t(byRule ? 'shell.cancel' : 'shell.back')}</Button>
            <Button type="primary" ref={focusOnce} loading={busy} disabled={first.count === 0} onClick={() => onGive('first-listed')}>
              {t('lead.first.give', { count: first.count })}
            </Button>
          </>
        ) : null
      }
    >
      {preview ? (
        <>
          {children}
          <FirstPreview first={first} rule={rule} />
        </>
      ) : (
        <>
          {led > 0 && tasks.length > 1 && <p className="muted">{t('lead.led', { led })}</p>}
          {children}
          <UnitPicker
            offers={offers}
            purpose="lead"
            tasks={tasks.length}
            first={
              tasks.length > 1 && first.count > 0
                ? {
                    label: t('lead.first'),
                    note: t('lead.first.note', { count: first.count, units: first.given.length }),
                    onPick: () => setPreview(true),
                  }
                : null
            }
            onPick={(unit) => onGive({ unit })}
          />
          {led > 0 && (
            <Button type="link" size="small" danger onClick={() => onGive({ unit: null })}>
              {t('lead.none', { count: led })}
            </Button>
          )}
        </>
      )}
      {error !== null && <Alert className="dialog-gap" type="error" title={error} />}
    </Modal>
  );
}

/** Who would lead which tasks, and which stay without a lead. */
function FirstPreview({ first, rule }: { first: FirstLeads; rule: string | null | undefined }) {
  return (
    <>
      <p className="muted">{ruleWords(rule)}</p>
      <ul className="plain lead-preview" aria-label={t('lead.first')}>
        {first.given.map(({ unit, tasks }) => (
          <li key={unit}>
            <b>{unit}</b> <span className="quiet">{t('review.chapter.tasks', { count: tasks.length })}</span>
            <Titles tasks={tasks} />
          </li>
        ))}
        {first.none.length > 0 && (
          <li>
            <span className="tag w">{t('lead.first.none', { count: first.none.length })}</span>
            <Titles tasks={first.none} />
          </li>
        )}
        {first.led.length > 0 && (
          <li>
            <span className="quiet">{t('lead.first.kept', { count: first.led.length })}</span>
            <Titles tasks={first.led} />
          </li>
        )}
      </ul>
    </>
  );
}

function Titles({ tasks }: { tasks: readonly LeadTask[] }) {
  const titles = tasks.map(({ title }) => title);
  const [only, ...others] = titles;
  if (others.length === 0) return <span className="quiet title">{only}</span>;
  return (
    <details className="quiet">
      <summary>{titles.join('；')}</summary>
      <ul>
        {titles.map((title, at) => (
          // Nothing else tells tasks of one title apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{title}</li>
        ))}
      </ul>
    </details>
  );
}

function ruleWords(rule: string | null | undefined): string {
  if (rule === undefined) return t('lead.first.order');
  return rule === null ? t('lead.first.unsaid') : t('lead.first.said', { rule });
}
