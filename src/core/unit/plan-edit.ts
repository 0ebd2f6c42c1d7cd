/** Plans the change of a unit: whether it is allowed, and which names end and begin. */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { currentNames, nameChange, type NameChange, type NameSet } from '#core/unit/change.ts';
import { refuseCode, refuseNames, refusePlace, type NameRefusal, type UnitFields } from '#core/unit/check-unit.ts';
import { isGroup, type UnitName, type UnitNode } from '#core/unit/unit.ts';

/** What is left out stays. */
export type UnitEdit = { readonly [Field in Exclude<keyof UnitFields, 'validTo'>]?: UnitFields[Field] | undefined } & {
  readonly names?: NameSet | undefined;
  /** The day on which a full or short name that goes ends; today when left out. */
  readonly renamedOn?: string | undefined;
  /** The names that go were wrong and never held. */
  readonly corrected?: boolean | undefined;
};

type EditedUnit<N extends UnitName> = Omit<UnitNode, 'names'> & { readonly names: readonly N[]; readonly memberIds: readonly string[] };

export interface PlannedEdit<N extends UnitName> {
  readonly fields: UnitFields;
  readonly names: NameChange<N>;
  /** The day on which names that go end. */
  readonly renamedOn: string;
  /** The unit has another full name from that day on; false where the old one was only wrong. */
  readonly isRenamed: boolean;
}

type EditRefusal =
  | 'unit-parent-invalid'
  | 'unit-housed-invalid'
  | 'unit-date-invalid'
  | 'unit-code-invalid'
  | 'unit-code-taken'
  | 'unit-has-members'
  | 'unit-name-open-list'
  | 'unit-name-taken';

/** The result of an edit, or why it is refused. */
export function planEdit<N extends UnitName>(
  units: readonly UnitNode[],
  unit: EditedUnit<N>,
  edit: UnitEdit,
  today: string,
): Outcome<PlannedEdit<N>, EditRefusal> {
  const fields = fieldsAfter(unit, edit);
  const refused =
    refusePlace(units, fields, unit, today) ??
    refuseValidity(fields) ??
    refuseCode(units, fields, unit, today) ??
    refuseStart(unit, fields);
  if (refused) return refused;
  if (unit.memberIds.length > 0 && !isGroup(fields.kind)) return failure('unit-has-members', { count: unit.memberIds.length });

  const renamedOn = edit.renamedOn ?? today;
  const isCorrected = edit.corrected === true;
  const wanted = edit.names ?? currentNames(unit, today);
  const names = nameChange({ ...fields, names: unit.names }, wanted, isCorrected ? null : renamedOn, today);
  const late = isCorrected || edit.renamedOn === undefined ? null : refuseRenamingDay(unit, fields, names, edit.renamedOn, today);
  const refusedNames = late ?? refuseAddedNames(units, unit.id, names, today);
  if (refusedNames) return refusedNames;
  return success({ fields, names, renamedOn, isRenamed: !isCorrected && names.added.some(({ form }) => form === 'full') });
}

function fieldsAfter(unit: UnitNode, edit: UnitEdit): UnitFields {
  return {
    kind: edit.kind ?? unit.kind,
    parentId: edit.parentId === undefined ? unit.parentId : edit.parentId,
    housedAtId: edit.housedAtId === undefined ? unit.housedAtId : edit.housedAtId,
    position: edit.position ?? unit.position,
    code: edit.code === undefined ? unit.code : edit.code,
    validFrom: edit.validFrom === undefined ? unit.validFrom : edit.validFrom,
    validTo: unit.validTo,
    note: edit.note === undefined ? unit.note : edit.note,
  };
}

function refuseValidity({ validFrom, validTo }: UnitFields): Failure<'unit-date-invalid'> | null {
  return validFrom !== null && validTo !== null && validFrom >= validTo ? failure('unit-date-invalid', { date: validFrom }) : null;
}

/** A unit cannot begin after a name of its own ended. */
function refuseStart(unit: UnitNode, { validFrom }: UnitFields): Failure<'unit-date-invalid'> | null {
  if (validFrom === null || validFrom === unit.validFrom) return null;
  const ended = unit.names.some(({ validTo }) => validTo !== null && validTo <= validFrom);
  return ended ? failure('unit-date-invalid', { date: validFrom }) : null;
}

/** A renaming lies in the unit's life so far, and takes no name away that began after it. */
function refuseRenamingDay<N extends UnitName>(
  unit: EditedUnit<N>,
  { validFrom }: UnitFields,
  { removed }: NameChange<N>,
  renamedOn: string,
  today: string,
): Failure<'unit-date-invalid'> | null {
  const late = renamedOn > today || (validFrom !== null && renamedOn <= validFrom);
  const lost = removed.some((name) => name.form !== 'alias' && name.validFrom !== null && name.validFrom < today);
  return late || (lost && unit.validTo === null) ? failure('unit-date-invalid', { date: renamedOn }) : null;
}

/** Each of the names at its own time. */
function refuseAddedNames<N extends UnitName>(
  units: readonly UnitNode[],
  id: string,
  { added }: NameChange<N>,
  today: string,
): NameRefusal | null {
  for (const name of added) {
    const refused = refuseNames(units, { ...name, id }, [name.name], today);
    if (refused) return refused;
  }
  return null;
}
