/** Responsible units: from printed names to units, open lists, shares. */
export const responsibleUnitEn = {
  'unit-text-not-found': 'The document does not print this unit; it may have been changed. Reload and look again',
  'unit-text-changed': 'Somebody decided “{text}” just now. Reload and look again',
  'unit-text-wrong-state':
    '“{text}” cannot be decided like this: naming needs at least one unit, matching a name exactly one, as printed none',
  'responsibility-not-found':
    'A chosen responsibility is no longer in force, for instance after a new version or a new lead. Reload and choose again',
  'unit-not-outside':
    '“{name}” is a unit of this jurisdiction and needs no share. Choose a provincial department, another city or the like',
  'unit-text.by-name': 'the system, by name',
} as const;
