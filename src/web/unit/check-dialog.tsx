import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { checkUnits, removeUnits } from '#contract/unit/batch-endpoints.ts';
import type { Unit } from '#contract/unit/endpoints.ts';
import { currentNames } from '#core/unit/change.ts';
import { unitNamer } from '#web/unit/unit-words.ts';
import '#web/unit/check-dialog.css';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { today } from '#web/ui/instant.ts';
import { confirm, message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { t } from '#web/unit/check-words.ts';
import '#web/unit/unit-dialogs.css';

interface Props {
  /** Those that are shown and not checked, in the order of the page. */
  readonly units: readonly Unit[];
  readonly all: readonly Unit[];
  readonly onClose: () => void;
}

const undoSeconds = 12;
const revisionsOf = (units: readonly Pick<Unit, 'id' | 'revision'>[]) => units.map(({ id, revision }) => ({ id, revision }));

/** Names that nobody compared with anything yet: all that are ticked are said to be right, or go where they were made by mistake. */
export function CheckDialog({ units, all, onClose }: Props) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const single = useSingle();
  const day = today();
  const nameOf = unitNamer(all, day);
  const chosen = units.filter(({ id }) => !left.has(id));
  const takeBack = useAct(
    (checked: readonly Pick<Unit, 'id' | 'revision'>[]) => call(checkUnits, { body: { units: revisionsOf(checked), checked: false } }),
    { onDone: () => message.success(t('unit.check.many.undone')), onError: (error) => message.error(explain(error), 6) },
  );
  const check = useAct(() => call(checkUnits, { body: { units: revisionsOf(chosen), checked: true } }), {
    onDone: (answer) => {
      sayChecked(answer.units, () => takeBack.mutate(answer.units));
      onClose();
    },
  });
  const remove = useAct(() => call(removeUnits, { body: { units: revisionsOf(chosen) } }), {
    onDone: ({ removed }) => {
      message.success(t('unit.removed', { count: removed }));
      if (removed === units.length) onClose();
    },
  });
  const tick = (ids: readonly string[], on: boolean) => {
    const next = new Set(left);
    for (const id of ids)
      if (on) next.delete(id);
      else next.add(id);
    setLeft(next);
  };
  const failed = check.error ?? remove.error;
  return (
    <Modal
      open
      width={760}
      className="unit-check"
      title={t('unit.check.many.title')}
      onCancel={onClose}
      footer={
        <div className="unit-import-foot">
          <span className="quiet">{t('unit.check.many.chosen', { count: chosen.length })}</span>
          <Button
            danger
            disabled={chosen.length === 0}
            loading={remove.isPending}
            onClick={() =>
              confirm({
                title: t('unit.remove.title', { count: chosen.length }),
                content: t('unit.remove.text'),
                okText: t('unit.remove.go'),
                okButtonProps: { danger: true },
                onOk: () => remove.mutateAsync().then(undefined, () => {}),
              })
            }
          >
            {t('unit.remove')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            ref={focusOnce}
            type="primary"
            disabled={chosen.length === 0}
            loading={check.isPending}
            onClick={() => single(() => check.mutateAsync())}
          >
            {t('unit.check.many.go', { count: chosen.length })}
          </Button>
        </div>
      }
    >
      <p className="quiet">{t('unit.check.many.note')}</p>
      {failed !== null && <Alert type="error" showIcon title={explain(failed)} />}
      <label className="unit-check-all">
        <input
          type="checkbox"
          checked={chosen.length === units.length}
          ref={(box) => {
            if (box !== null) box.indeterminate = chosen.length > 0 && chosen.length < units.length;
          }}
          onChange={({ target }) =>
            tick(
              units.map(({ id }) => id),
              target.checked,
            )
          }
        />
        {t('unit.check.many.all', { count: units.length })}
      </label>
      <ul className="plain unit-check-list">
        {units.map((unit) => {
          const { full, short, aliases } = currentNames(unit, day);
          const above = unit.parentId === null ? null : nameOf(unit.parentId);
          return (
            <li key={unit.id}>
              <label>
                <input
                  type="checkbox"
                  aria-label={t('unit.check.many.choose', { name: full })}
                  checked={!left.has(unit.id)}
                  onChange={({ target }) => tick([unit.id], target.checked)}
                />
                <span className="unit-check-name">
                  <b>{full}</b> <span className="quiet">{[short, ...aliases].filter((name) => name !== null).join('、')}</span>
                </span>
                <span className="quiet unit-check-place">
                  {[t(`unit-kind.${unit.kind}`), above].filter((word) => word !== null).join(' · ')}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}

function sayChecked(units: readonly unknown[], onUndo: () => void): void {
  const key = 'units-checked';
  message.success({
    key,
    duration: undoSeconds,
    content: (
      <>
        {t('unit.check.many.done', { count: units.length })}
        <Button
          type="link"
          size="small"
          onClick={() => {
            message.destroy(key);
            onUndo();
          }}
        >
          {t('shell.undo')}
        </Button>
      </>
    ),
  });
}
