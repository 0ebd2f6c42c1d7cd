import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { setMembers, type Unit } from '#contract/unit/endpoints.ts';
import { nameOn } from '#core/unit/unit.ts';
import { MembersChoice } from '#web/unit/members-choice.tsx';
import { useUnitAct } from '#web/unit/use-unit-act.ts';
import { call } from '#web/ui/call.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import '#web/unit/unit-dialogs.css';

/** Who belongs to a group from today on. */
export function MembersDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [chosen, setChosen] = useState<string[]>(unit.memberIds);
  const act = useUnitAct(
    () => call(setMembers, { params: { unitId: unit.id }, body: { unitIds: chosen, revision: unit.revision } }),
    ({ memberIds }) => t('unit.members.done', { count: memberIds.length }),
    onClose,
    onClose,
  );
  const joining = chosen.filter((id) => !unit.memberIds.includes(id)).length;
  const leaving = unit.memberIds.filter((id) => !chosen.includes(id)).length;
  return (
    <Modal
      open
      width={620}
      title={t('unit.members.title', { name: nameOn(unit, today()).full })}
      okText={t('shell.save')}
      okButtonProps={{ loading: act.pending, disabled: joining + leaving === 0 }}
      onOk={act.go}
      onCancel={onClose}
    >
      <p className="muted unit-dialog-note">{t('unit.members.note')}</p>
      <MembersChoice value={chosen.filter((id) => id !== unit.id)} onChange={setChosen} />
      {joining + leaving > 0 && <p className="quiet">{t('unit.members.change.count', { joining, leaving })}</p>}
      {act.failed !== null && <Alert type="error" title={act.failed} />}
    </Modal>
  );
}
