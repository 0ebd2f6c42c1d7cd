import { Alert, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { addTask } from '#contract/ledger/adjustment-endpoints.ts';
import { addedOrigins } from '#core/ledger/adjust/adjust-tasks.ts';
import { commitments, natures, taskKinds } from '#core/plan/parsed-plan.ts';
import { ledgerAddress, type LedgerView } from '#web/ledger/ledger-address.ts';
import { MadeTaskFields } from '#web/ledger/made-task-fields.tsx';
import { emptyForm, madeOf } from '#web/ledger/made-task-form.ts';
import { usePlanYear } from '#web/ledger/use-plan-year.ts';
import { useFacets } from '#web/ledger/use-tasks.ts';
import { useUndoNotice } from '#web/ledger/undo-notice.tsx';
import { emptyProblem, madeProblems, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import '#web/ledger/ledger-dialogs.css';

type Origin = (typeof addedOrigins)[number];

/** Adds a task that no plan prints, under a plan and a chapter of the ledger. */
export function AddTaskDialog({ view, onMade, onClose }: { view: LedgerView; onMade: (taskId: string) => void; onClose: () => void }) {
  const all = useFacets({});
  const plans = all.data?.plan ?? [];
  const [chosenPlan, setPlan] = useState<string | null>(view.filter.planId?.length === 1 ? (view.filter.planId[0] ?? null) : null);
  const planId = chosenPlan ?? (plans.length === 1 ? (plans[0]?.value ?? null) : null);
  const ofPlan = useFacets(planId === null ? {} : { planId: [planId] });
  const chapters = planId === null || ofPlan.isPlaceholderData ? [] : (ofPlan.data?.chapter ?? []);
  const [chapter, setChapter] = useState<string | null>(view.filter.chapter ?? null);
  const [origin, setOrigin] = useState<Origin>('resolution');
  const [said, setSaid] = useState<Said>({ kind: 'matter', commitment: 'advance', nature: 'once' });
  const [form, setForm] = useState(emptyForm);
  const [reason, setReason] = useState('');
  const announce = useUndoNotice('adjustment');
  const navigate = useNavigate();
  const year = usePlanYear(planId === null ? [] : [planId]);
  const made = madeOf(form, year);
  const body =
    made === null || planId === null || chapter === null || reason.trim() === ''
      ? null
      : { ...made, ...said, planId, chapter, origin, reason: reason.trim() };
  const act = useAct((given: NonNullable<typeof body>) => call(addTask, { body: given }), {
    onDone: ({ id, taskId, code }) => {
      announce(id, t('adjustment.add.done', { code }));
      onClose();
      onMade(taskId);
      void navigate(ledgerAddress({ ...view, taskId }));
    },
  });
  const single = useSingle();
  const { attempt, told } = useProblems([
    ...emptyProblem(t('adjustment.add.plan'), planId),
    ...emptyProblem(t('adjustment.add.chapter'), chapter),
    ...madeProblems(form, year),
    ...emptyProblem(t('adjustment.reason'), reason),
  ]);
  const choice = <T extends string>(label: string, all: readonly T[], words: (one: T) => string, value: T, onChange: (one: T) => void) => (
    <Field label={label}>
      {({ id }) => <Select id={id} value={value} options={all.map((one) => ({ value: one, label: words(one) }))} onChange={onChange} />}
    </Field>
  );
  if (all.isSuccess && plans.length === 0)
    return (
      <Modal open title={t('adjustment.add.title')} footer={null} onCancel={onClose}>
        <p>{t('adjustment.add.no-plan')}</p>
        <Link to="/plans">
          <Button type="primary" ref={focusOnce}>
            {t('ledger.empty.go')}
          </Button>
        </Link>
      </Modal>
    );
  return (
    <Modal
      open
      className="task-dialog"
      width={680}
      title={t('adjustment.add.title')}
      okText={t('adjustment.add')}
      okButtonProps={{ loading: act.isPending }}
      onOk={() => {
        attempt(() => {
          if (body !== null) single(() => act.mutateAsync(body));
        });
      }}
      onCancel={onClose}
    >
      <p className="muted dialog-note">{t('adjustment.add.note')}</p>
      <Field label={t('adjustment.add.plan')} required>
        {({ id }) => (
          <Select
            id={id}
            ref={focusOnce}
            showSearch={{ filterOption: optionHolds }}
            value={planId}
            options={plans.map(({ value, label }) => ({ value, label }))}
            onChange={(value) => {
              setPlan(value);
              setChapter(null);
            }}
          />
        )}
      </Field>
      <Field label={t('adjustment.add.chapter')} required>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ filterOption: optionHolds }}
            value={chapter}
            options={chapters.map(({ value, label }) => ({ value, label: `${value} ${label}`.trim() }))}
            onChange={setChapter}
          />
        )}
      </Field>
      {choice(t('adjustment.add.origin'), addedOrigins, (one) => t(`origin.${one}`), origin, setOrigin)}
      <MadeTaskFields form={form} year={year} onChange={setForm} />
      <div className="correction-choices">
        {choice(
          t('ledger.column.kind'),
          taskKinds,
          (one) => t(`kind.${one}`),
          said.kind,
          (kind) => setSaid({ ...said, kind }),
        )}
        {choice(
          t('ledger.column.commitment'),
          commitments,
          (one) => t(`commitment.${one}`),
          said.commitment,
          (commitment) => setSaid({ ...said, commitment }),
        )}
        {choice(
          t('ledger.column.nature'),
          natures,
          (one) => t(`nature.${one}`),
          said.nature,
          (nature) => setSaid({ ...said, nature }),
        )}
      </div>
      <Field label={t('adjustment.reason')} required hint={t('adjustment.reason.hint')}>
        {({ id }) => (
          <Input
            id={id}
            value={reason}
            maxLength={maxLengthOf(addTask.body, 'reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {told}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}

interface Said {
  readonly kind: (typeof taskKinds)[number];
  readonly commitment: (typeof commitments)[number];
  readonly nature: (typeof natures)[number];
}
