import { createContext, useContext } from 'react';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { rowEndWords } from '#web/ledger/ended-words.ts';
import { RowMarks } from '#web/ledger/list-marks.tsx';
import { firstUnit, hasOpenList, ownUnits, unitWords, wantedUnits } from '#web/ledger/row-units.ts';
import { t } from '#web/ledger/words.ts';

const longTitle = 34;

/** The task in two lines at most, a short title with the beginning of its printed words; a chapter's general sentence says so. */
export function TitleCell({ task }: { task: TaskRow }) {
  return (
    <>
      <div className="two" title={task.text}>
        {task.role === 'overall' && <span className="tag small">{t('task-role.overall')}</span>}
        {task.origin !== 'clause' && <span className="tag small">{t(`origin.${task.origin}`)}</span>}
        {task.title}
        {task.lists.length > 0 && <RowMarks task={task} />}
      </div>
      {task.ended !== undefined && <div className="task-end">{rowEndWords(task.ended)}</div>}
      {task.text !== task.title && task.title.length <= longTitle && <div className="one serif printed">{task.text}</div>}
    </>
  );
}

/** The units that the ledger was narrowed to, by printed name: a row says in which role they stand in it. */
export const WantedUnits = createContext<readonly string[]>([]);

/** The reader's own unit with its role; the lead, or the responsible units when there is no lead; the others as a number. */
export function UnitsCell({ task }: { task: TaskRow }) {
  const { first, named, others } = firstUnit(task);
  const open = hasOpenList(task);
  const own = ownUnits(task);
  // The own unit stands for it, or nobody is responsible.
  const isSaid = own.length > 0 && (first === null || own.some(({ unit }) => unit === first));
  const wanted = useWanted(task, first, ...own.map(({ unit }) => unit));
  return (
    <div className="units">
      {own.map(({ unit, role, words }) => (
        <div className="first own" key={unit}>
          <span className={`tag small${role === 'lead' ? ' l' : ''}`}>{t(`role.${role}`)}</span>
          <b className="one" title={words}>
            {words}
          </b>
          {unit === first && others > 0 && <span className="quiet">{t('ledger.others', { count: others })}</span>}
        </div>
      ))}
      {!isSaid && (
        <div className="first" title={named.map(({ unit }) => unit).join('、')}>
          {task.lead !== null && <span className="tag l small">{t('role.lead')}</span>}
          <span className="one">{first ?? <span className="quiet">{t('ledger.no-unit')}</span>}</span>
          {others > 0 && <span className="quiet">{t('ledger.others', { count: others })}</span>}
        </div>
      )}
      {wanted.map(({ unit, role, words }) => (
        <div className="first wanted" key={unit}>
          <span className="tag small">{t(`role.${role}`)}</span>
          <span className="one" title={words}>
            {words}
          </span>
        </div>
      ))}
      {(task.lead === null || open) && (
        <div className="marks">
          {task.lead === null && <span>{t('ledger.no-lead')}</span>}
          {open && <span className="open">{t('unit-text.open-list')}</span>}
        </div>
      )}
    </div>
  );
}

function useWanted(task: TaskRow, ...shown: readonly (string | null)[]) {
  return wantedUnits(task, useContext(WantedUnits), shown);
}

/** Lead first, then every responsible unit, as an assignment is printed. */
export function UnitsOnPaper({ task }: { task: TaskRow }) {
  const own = ownUnits(task).filter(({ unit }) => unit !== task.lead);
  const isOwn = (unit: string): boolean => own.some((one) => one.unit === unit);
  const responsible = task.responsibilities.filter(({ role, unit }) => role === 'responsible' && unit !== task.lead && !isOwn(unit));
  const others = responsible.map(unitWords);
  const wanted = useWanted(task, task.lead, ...[...responsible, ...own].map(({ unit }) => unit));
  return (
    <>
      {own.map(({ words, role }) => `${t(`role.${role}`)}：${words}；`)}
      <b>{task.lead ?? `（${t('ledger.no-lead')}）`}</b>
      {/* 等 closes a list without a comma. */}
      {others.length > 0 && `；${others.join('、').replace(/、等$/, '等')}`}
      {wanted.map(({ words, role }) => `；${t(`role.${role}`)}：${words}`)}
    </>
  );
}

/** The deadline as a day, with the plan's words when these say more. */
export function DueCell({ task }: { task: TaskRow }) {
  if (task.dueText === null && task.dueTo === null) return <span className="quiet">{t('ledger.due.none')}</span>;
  return <span title={task.dueText ?? ''}>{dueWords(task)}</span>;
}

/** The day when it is known, else the words of the plan. */
export function dueWords(task: Pick<TaskRow, 'dueText' | 'dueTo'>): string {
  return task.dueTo ?? task.dueText ?? '';
}

/** Several names in two lines. */
export function NameList({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="quiet">{t('shell.none')}</span>;
  return (
    <div className="two" title={names.join('、')}>
      {names.join('、')}
    </div>
  );
}
