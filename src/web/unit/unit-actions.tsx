import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { isAlive } from '#core/unit/change.ts';
import { isGroup } from '#core/unit/unit.ts';
import { AliasDialog } from '#web/unit/alias-dialog.tsx';
import { EndDialog } from '#web/unit/end-dialog.tsx';
import { MembersDialog } from '#web/unit/members-dialog.tsx';
import { MergeUnitsDialog } from '#web/unit/merge-units-dialog.tsx';
import { RenameDialog } from '#web/unit/rename-dialog.tsx';
import type { UnitsView } from '#web/unit/unit-address.ts';
import { UnitForm } from '#web/unit/unit-form.tsx';
import type { UnitDetail } from '#web/unit/unit-words.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';

type Doing = 'edit' | 'rename' | 'alias' | 'members' | 'merge' | 'end';

interface Props {
  readonly unit: UnitDetail;
  readonly onView: (change: Partial<UnitsView>) => void;
}

/** What can be done with a unit. What is rare, or ends something, stands behind “more”. */
export function UnitActions({ unit, onView }: Props) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const alive = isAlive(unit, today());
  const more: readonly Doing[] = alive ? ['alias', 'merge', 'end'] : ['alias'];
  return (
    <div className="unit-acts">
      <Button onClick={() => setDoing('edit')}>{t('unit.edit')}</Button>
      {alive && <Button onClick={() => setDoing('rename')}>{t('unit.rename')}</Button>}
      {alive && isGroup(unit.kind) && <Button onClick={() => setDoing('members')}>{t('unit.members.change')}</Button>}
      <ClickMenu
        menu={{
          items: more.map((one) => ({ key: one, label: t(`unit.${one}`), danger: one === 'end' })),
          onClick: ({ key }) => setDoing(more.find((one) => one === key) ?? null),
        }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          {t('unit.more')}
        </Button>
      </ClickMenu>
      {doing === 'edit' && <UnitForm unit={unit} onClose={close} onDone={close} />}
      {doing === 'rename' && <RenameDialog unit={unit} onClose={close} />}
      {doing === 'alias' && <AliasDialog unit={unit} onClose={close} />}
      {doing === 'members' && <MembersDialog unit={unit} onClose={close} />}
      {doing === 'merge' && <MergeUnitsDialog unit={unit} onClose={close} onMerged={(unitId) => onView({ unitId, tab: 'facts' })} />}
      {doing === 'end' && <EndDialog unit={unit} onClose={close} />}
    </div>
  );
}
