import { taskKinds, type TaskKind } from '#core/plan/parsed-plan.ts';
import { objectsAddress, type ObjectsView } from '#web/ledger/object/objects-address.ts';
import { t } from '#web/ledger/words.ts';
import { SideLink } from '#web/ui/side-link.tsx';

interface Props {
  readonly view: ObjectsView;
  readonly counts: Readonly<Record<TaskKind, number>> | undefined;
}

/** 重大政策 · 重大事项 · 重大平台 · 重大项目, each with how many there are. */
export function RegisterLinks({ view, counts }: Props) {
  return (
    <nav className="side-part" aria-label={t('register.kinds')}>
      <h2>{t('register.kinds')}</h2>
      {taskKinds.map((kind) => (
        <SideLink
          key={kind}
          to={objectsAddress({ ...view, kind, object: null })}
          on={kind === view.kind}
          label={t(`register.${kind}`)}
          count={counts?.[kind] ?? null}
        />
      ))}
    </nav>
  );
}
