import { taskKinds, type TaskKind } from '#core/plan/parsed-plan.ts';
import { t } from '#web/ledger/words.ts';

interface Props {
  readonly kind: TaskKind;
  readonly counts: Readonly<Record<TaskKind, number>> | undefined;
  readonly onKind: (kind: TaskKind) => void;
}

/** 重大政策 · 重大事项 · 重大平台 · 重大项目, each with how many there are. */
export function RegisterTabs({ kind, counts, onKind }: Props) {
  return (
    <div className="register-tabs" role="tablist" aria-label={t('register.title')}>
      {taskKinds.map((one) => (
        <button type="button" role="tab" key={one} className="bare" aria-selected={one === kind} onClick={() => onKind(one)}>
          {t(`register.${one}`)} <small>{counts?.[one] ?? ''}</small>
        </button>
      ))}
    </div>
  );
}
