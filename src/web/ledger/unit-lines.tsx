import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { longestPart } from '#core/ledger/correct-units.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { UnitInput } from '#web/ledger/unit-input.tsx';
import { editedLines, lineProblems, type UnitLine } from '#web/ledger/units-form.ts';
import { t } from '#web/ledger/words.ts';
import '#web/ledger/ledger-dialogs.css';
import '#web/ui/field.css';

interface Props {
  readonly lines: readonly UnitLine[];
  /** Somebody edited them: what is wrong is said. */
  readonly edited: boolean;
  readonly onChange: (lines: readonly UnitLine[]) => void;
}

const isWrong = <T,>(problem: T | null | undefined): problem is T => problem !== null && problem !== undefined;

/** The units of one task: name, role and own part of each. */
export function UnitLines({ lines, edited, onChange }: Props) {
  const id = useId();
  const problems = edited ? lineProblems(lines) : [];
  return (
    <fieldset className="field unit-lines">
      <legend>{t('correction.field.units')}</legend>
      {lines.map((line, place) => (
        // Lines have no other identity than their place: two can be empty.
        <div key={place} className="unit-line">
          <UnitInput
            label={t('correction.units.name')}
            value={line.unit}
            onChange={(unit) => onChange(editedLines(lines, place, { unit }))}
            wrongBy={isWrong(problems[place]) ? `${id}-${place}` : undefined}
          />
          <Select
            aria-label={t('correction.units.in-role')}
            value={line.role}
            options={responsibilityRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => onChange(editedLines(lines, place, { role }))}
          />
          <Input
            aria-label={t('correction.units.own')}
            placeholder={t('correction.units.own')}
            value={line.ownPart}
            maxLength={longestPart}
            onChange={(event) => onChange(editedLines(lines, place, { ownPart: event.target.value }))}
          />
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={line.unit.trim() === '' ? t('correction.units.drop-empty') : t('correction.units.drop', { unit: line.unit.trim() })}
            onClick={() => onChange(lines.filter((_, other) => other !== place))}
          />
          {isWrong(problems[place]) && (
            <div id={`${id}-${place}`} className="field-words wrong" role="status">
              {t(`correction.units.${problems[place]}`, { unit: line.unit.trim() })}
            </div>
          )}
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...lines, { from: null, unit: '', role: 'responsible', ownPart: '' }])}
      >
        {t('correction.units.add')}
      </Button>
    </fieldset>
  );
}
