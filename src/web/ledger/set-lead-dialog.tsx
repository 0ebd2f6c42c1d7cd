import { Alert, AutoComplete, Button, Input, Modal } from 'antd';
import { useRef, useState, type ComponentRef } from 'react';
import { setLead } from '#contract/ledger/task-endpoints.ts';
import { leadChange, leadUndo, type TaskBefore } from '#web/ledger/lead-change.ts';
import { useLeadNotice } from '#web/ledger/lead-notice.tsx';
import { countNamed, type NamesUnits } from '#web/ledger/named-units.ts';
import { useUnitTexts } from '#web/ledger/use-tasks.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { t } from '#web/ledger/words.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { message } from '#web/ui/notices.ts';

/** One named lead for one task or many. The units that the tasks name come first. */
export function SetLeadDialog({ tasks: given, onClose }: { tasks: readonly (TaskBefore & NamesUnits)[]; onClose: () => void }) {
  // The revisions that the person saw on opening: what arrives behind the dialog must not be overwritten unseen.
  const [tasks] = useState(given);
  const announce = useLeadNotice();
  const units = useUnitTexts();
  const [unit, setUnit] = useState(tasks.length === 1 ? (tasks[0]?.lead ?? '') : '');
  const [reason, setReason] = useState('');
  const act = useAct((lead: string | null) => call(setLead, { body: leadChange(tasks, lead, reason) }), {
    onDone: (answer, lead) => {
      announce(
        lead === null ? t('ledger.lead.taken', { count: answer.changed }) : t('ledger.lead.done', { count: answer.changed, unit: lead }),
        answer.changed === 0 ? [] : leadUndo(tasks, lead),
      );
      onClose();
    },
    // Conflict: somebody else changed a task, so the shown state is loaded again first.
    onError: (error) => {
      if (!hasCode(error, 'task-changed')) return;
      message.error(explain(error), 6);
      onClose();
    },
  });
  const single = useSingle();
  const give = (lead: string | null) => single(() => act.mutateAsync(lead));
  const named = countNamed(tasks);
  const others = (units.data?.units ?? []).filter(({ unit, openList }) => !openList && !named.has(unit));
  const led = tasks.filter(({ lead }) => lead !== null).length;
  const field = useRef<ComponentRef<typeof AutoComplete>>(null);
  const foot = (
    <div className="dialog-foot">
      {led > 0 && (
        <Button type="text" danger onClick={() => give(null)}>
          {t('ledger.set-lead.remove')}
        </Button>
      )}
      <span className="grow" />
      <Button onClick={onClose}>{t('shell.cancel')}</Button>
      <Button type="primary" disabled={unit.trim() === ''} loading={act.isPending} onClick={() => give(unit.trim())}>
        {t('ledger.set-lead.ok')}
      </Button>
    </div>
  );
  return (
    <Modal
      open
      title={tasks.length === 1 ? t('ledger.set-lead.one') : t('ledger.set-lead.many', { count: tasks.length })}
      onCancel={onClose}
      footer={foot}
      afterOpenChange={(open) => open && field.current?.focus()}
    >
      <p className="muted dialog-note">
        {led > 0 && tasks.length > 1 ? t('ledger.set-lead.note-led', { led }) : t('ledger.set-lead.note')}
      </p>
      <div className="quick-units">
        {[...named].slice(0, 12).map(([name, count]) => (
          <button type="button" key={name} className="bare tag l" aria-pressed={name === unit} onClick={() => setUnit(name)}>
            {name}
            {tasks.length > 1 && ` ${count}`}
          </button>
        ))}
      </div>
      <AutoComplete
        ref={field}
        value={unit}
        onChange={setUnit}
        style={{ width: '100%' }}
        placeholder={t('ledger.set-lead.placeholder')}
        options={[...[...named.keys()].map((value) => ({ value })), ...others.map(({ unit }) => ({ value: unit }))]}
        showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }}
      />
      <Input
        className="dialog-gap"
        value={reason}
        maxLength={maxLengthOf(setLead.body, 'reason')}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t('ledger.set-lead.reason')}
        aria-label={t('ledger.set-lead.reason')}
      />
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
    </Modal>
  );
}
