import { Button, Input, Select } from 'antd';
import type { Unit } from '#contract/unit/endpoints.ts';
import { addUnit } from '#contract/unit/endpoints.ts';
import type { NewUnitProblem } from '#core/unit/check-new-units.ts';
import type { UnitSketch } from '#core/unit/sketch-units.ts';
import { unitKinds } from '#core/unit/unit.ts';
import { ParentSelect } from '#web/plan/sketch/parent-select.tsx';
import { canBeUnit, type Choice, type SketchRow as Row } from '#web/plan/sketch/sketch-rows.ts';
import { ProposalWords } from '#web/plan/unit-text/unit-decision.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/plan/sketch/words.ts';

export type SketchFields = { readonly [K in 'full' | 'short' | 'kind' | 'parent']?: UnitSketch[K] };

interface Props {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly units: readonly Unit[];
  readonly problem: NewUnitProblem['refusal'] | undefined;
  readonly editing: boolean;
  readonly nameOf: (unitId: string) => string;
  readonly parentName: (sketch: UnitSketch) => string | null;
  readonly onEdit: (on: boolean) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onChange: (fields: SketchFields) => void;
}

/** One printed name, or several of one body: what becomes of it, and as which unit. */
export function SketchRow(props: Props) {
  const { row, problem, editing, onEdit } = props;
  const { texts, choice, sketch, tasks } = row;
  const [first, ...others] = texts;
  const isNew = choice === 'new' && sketch !== null;
  return (
    <li
      className={`sk-row${isNew || typeof choice === 'object' ? '' : ' off'}${problem === undefined ? '' : ' wrong'}`}
      data-sketch={row.key}
    >
      <div className="sk-printed">
        <span className={row.group === 'list' ? 'tag o' : 'tag w'}>{first?.text}</span>
        <span className="quiet sk-tasks">{t('sketch.tasks', { count: tasks })}</span>
        {others.length > 0 && (
          <small className="quiet">
            {t('sketch.also')} {others.map(({ text }) => text).join('、')}
          </small>
        )}
      </div>
      <ChoiceField {...props} />
      <div className="sk-what">
        {isNew && (
          <>
            <b className="sk-full">{sketch.full}</b>
            <SketchWords {...props} sketch={sketch} />
            <Button
              size="small"
              type="link"
              aria-expanded={editing}
              aria-label={t('sketch.change.of', { name: sketch.full })}
              onClick={() => onEdit(!editing)}
            >
              {t(editing ? 'sketch.change.done' : 'sketch.change')}
            </Button>
          </>
        )}
        {typeof choice === 'object' && <Meant {...props} unitId={choice.unitId} />}
        {typeof choice !== 'object' && row.group === 'look' && <Nearest {...props} />}
      </div>
      {problem !== undefined && (
        <p className="sk-problem" role="alert">
          {textOfCode(problem.code, problem.data, problem.code)}
        </p>
      )}
      {editing && isNew && <Fields {...props} sketch={sketch} />}
    </li>
  );
}

/** What can become of the name, as the platform's own list: hundreds of them stand in a dialog. */
function ChoiceField({ row, nameOf, onChoose }: Props) {
  const { choice, texts } = row;
  const proposals = texts.length === 1 ? (texts[0]?.proposals ?? []) : [];
  const value = typeof choice === 'object' ? choice.unitId : choice;
  const known: readonly Choice[] = ['new', 'as-printed', 'open'];
  return (
    <select
      className="sk-choice"
      aria-label={t('sketch.choice', { text: texts[0]?.text ?? row.key })}
      value={value}
      onChange={({ target }) => onChoose(known.find((one) => one === target.value) ?? { unitId: target.value })}
    >
      {proposals.map(({ unitId }) => (
        <option key={unitId} value={unitId}>
          {t('sketch.choice.match', { unit: nameOf(unitId) })}
        </option>
      ))}
      {canBeUnit(row) && <option value="new">{t('sketch.choice.new')}</option>}
      <option value="as-printed">{t('sketch.choice.as-printed')}</option>
      <option value="open">{t(row.group === 'list' ? 'sketch.choice.open.list' : 'sketch.choice.open')}</option>
    </select>
  );
}

function SketchWords({ row, sketch, parentName }: Props & { readonly sketch: UnitSketch }) {
  const above = parentName(sketch);
  // The short name mostly stands there already: it is what the document prints.
  const short = row.texts.some(({ text }) => text === sketch.short) ? null : sketch.short;
  const facts = [short, t(`unit-kind.${sketch.kind}`), above === null ? t('sketch.parent.none') : t('sketch.parent', { name: above })];
  return (
    <span className="quiet">
      {facts.filter((fact) => fact !== null && fact !== '').join(' · ')}
      {sketch.kindBy === 'none' && <em className="sk-look">{t('sketch.kind.look')}</em>}
    </span>
  );
}

function Meant({ row, nameOf, unitId }: Props & { readonly unitId: string }) {
  const proposal = row.texts[0]?.proposals.find((one) => one.unitId === unitId);
  return (
    <>
      <b className="sk-full">{nameOf(unitId)}</b>
      {proposal !== undefined && <ProposalWords proposal={proposal} />}
    </>
  );
}

function Nearest({ row, nameOf }: Props) {
  const [first] = row.texts[0]?.proposals ?? [];
  return first === undefined ? null : (
    <span className="quiet">
      {nameOf(first.unitId)} <ProposalWords proposal={first} />
    </span>
  );
}

function Fields({ row, rows, units, sketch, onChange, onEdit }: Props & { readonly sketch: UnitSketch }) {
  const close = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    // The dialog stays.
    event.stopPropagation();
    event.preventDefault();
    onEdit(false);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-sketch="${CSS.escape(row.key)}"] .sk-what button`)?.focus());
  };
  return (
    <div className="sk-fields">
      <label>
        <span>{t('unit.field.full')}</span>
        <Input
          ref={focusOnce}
          size="small"
          value={sketch.full}
          maxLength={maxLengthOf(addUnit.body.shape.names, 'full')}
          onChange={({ target }) => onChange({ full: target.value })}
          onKeyDown={close}
        />
      </label>
      <label>
        <span>{t('unit.field.short')}</span>
        <Input
          size="small"
          value={sketch.short ?? ''}
          maxLength={maxLengthOf(addUnit.body.shape.names, 'short')}
          placeholder={t('unit.form.optional')}
          onChange={({ target }) => onChange({ short: target.value === '' ? null : target.value })}
          onKeyDown={close}
        />
      </label>
      <label>
        <span>{t('unit.field.kind')}</span>
        <Select
          size="small"
          aria-label={t('unit.field.kind')}
          value={sketch.kind}
          onChange={(kind) => onChange({ kind })}
          options={unitKinds.map((kind) => ({ value: kind, label: t(`unit-kind.${kind}`) }))}
        />
      </label>
      <label>
        <span>{t('unit.field.parent')}</span>
        <ParentSelect
          label={t('unit.field.parent')}
          value={sketch.parent}
          rows={rows}
          units={units}
          without={[sketch.key]}
          onChange={(parent) => onChange({ parent })}
        />
      </label>
    </div>
  );
}
