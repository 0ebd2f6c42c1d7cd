import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import type { DraftResponsibility, DraftTask } from '#core/plan/draft/draft.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { leadThatStands } from '#web/plan/review/continued-leads.ts';
import { useTaskDialogs } from '#web/plan/review/task-dialog.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { t } from '#web/plan/words.ts';

/** Who answers for a task: a row per role. A click on a unit makes it the lead, ✕ drops it. */
export function ResponsibilityFields({ task }: { task: DraftTask }) {
  const { state, editable } = useReview();
  const { open } = useTaskDialogs();
  const { lead, continued } = leadThatStands(state.continuedLeads, task);
  // Who leads a published task is the ledger's matter: that its plan names nobody is not told as if nobody led.
  const roles = responsibilityRoles.filter(
    (role) => (role === 'lead' && editable) || task.responsibilities.some((row) => row.role === role),
  );
  const last = roles.at(-1);
  return roles.map((role) => {
    const rows = task.responsibilities.filter((row) => row.role === role);
    return (
      <div key={role} className="rv-field">
        <dt>{t(`role.${role}`)}</dt>
        <dd>
          {role === 'lead' && lead === null && (
            <button type="button" className="tag o rv-add" onClick={() => open({ purpose: 'lead', tasks: [task] })}>
              {t('review.task.lead-missing')} <kbd>L</kbd>
            </button>
          )}
          {role === 'lead' && lead !== null && continued && <span className="tag l lead">{t('review.task.lead-continued', { lead })}</span>}
          {rows.map((row) => (
            <UnitTag key={row.unit} task={task} row={row} />
          ))}
          {role === last && editable && (
            <button
              type="button"
              className="rv-quiet-button"
              aria-label={t('review.task.add-unit')}
              title={t('review.task.add-unit')}
              onClick={() => open({ purpose: 'add', tasks: [task] })}
            >
              <PlusOutlined /> <kbd>U</kbd>
            </button>
          )}
          {rows.length > 0 && <BasisNote rows={rows} />}
        </dd>
      </div>
    );
  });
}

function UnitTag({ task, row }: { task: DraftTask; row: DraftResponsibility }) {
  const { operate, editable } = useReview();
  const anchor = { ranges: task.ranges };
  const name = row.openList ? t('review.units.unnamed', { unit: row.unit }) : row.unit;
  const className = `tag rv-unit ${row.openList ? 'o' : row.role === 'lead' ? 'l lead' : 'l'}`;
  const note = [t(`basis.${row.basis}`), row.ownPart].filter((part) => part !== null).join(' · ');
  return (
    <span className={className} title={note}>
      {editable && row.role !== 'lead' && !row.openList ? (
        <button
          type="button"
          className="bare"
          title={t('review.task.make-lead', { unit: row.unit })}
          onClick={() => operate({ type: 'set-lead', tasks: [anchor], unit: row.unit })}
        >
          {name}
        </button>
      ) : (
        name
      )}
      {row.ownPart !== null && <em>{row.ownPart}</em>}
      {editable && (
        <button
          type="button"
          className="bare rv-drop"
          aria-label={t('review.task.drop', { unit: row.unit })}
          title={t('review.task.drop', { unit: row.unit })}
          onClick={() => operate({ type: 'drop-unit', tasks: [anchor], unit: row.unit })}
        >
          <CloseOutlined />
        </button>
      )}
    </span>
  );
}

/** Where the units of a row come from; in one word when all come from one place. */
function BasisNote({ rows }: { rows: readonly DraftResponsibility[] }) {
  const bases = [...new Set(rows.map(({ basis }) => basis))];
  return <span className="quiet rv-small">{bases.map((basis) => t(`basis.${basis}`)).join(' / ')}</span>;
}
