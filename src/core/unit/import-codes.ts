/** Administrative codes (行政区划代码, GB/T 2260) of an import: which kinds have one, what it looks like, and that each stands once. */
import type { Owner } from '#core/unit/import-names.ts';
import type { Report } from '#core/unit/import-row.ts';
import { isOverlapping, type UnitKind } from '#core/unit/unit.ts';

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** Reports codes that are malformed, of a kind that has none, of another province, or used by another unit. */
export function checkCodes(owners: readonly Owner[], report: Report): void {
  const own = ownProvince(owners);
  const byCode = new Map<string, Owner[]>();
  for (const owner of owners.toSorted((a, b) => Number(a.read !== null) - Number(b.read !== null))) {
    const { read, code, kind, time } = owner;
    if (code === null) continue;
    if (read !== null) {
      const { row } = read;
      const other = byCode.get(code)?.find((claim) => isOverlapping(claim.time, time));
      if (kind !== null && formOf(kind) === null) report(row, 'code', 'unit-import.code-kind', { code });
      else if (!provinces.has(code.slice(0, 2)) || !(kind === null ? /^\d{6}(?:\d{3})?$/u : formOf(kind))?.test(code))
        report(row, 'code', 'unit-import.code-malformed', { code });
      else if (kind === 'county' && own !== null && !code.startsWith(own))
        report(row, 'code', 'unit-import.code-province', { code, province: own });
      if (other?.read) report(row, 'code', 'unit-import.code-twice', { code, other: other.read.row });
      else if (other) report(row, 'code', 'unit-import.code-taken', { code, unit: other.names[0]?.name ?? '' });
    }
    const claims = byCode.get(code);
    if (claims) claims.push(owner);
    else byCode.set(code, [owner]);
  }
}

/** Whether a code looks like one of that kind of unit. */
export function codeFits(kind: UnitKind, code: string): boolean {
  return provinces.has(code.slice(0, 2)) && (formOf(kind)?.test(code) ?? false);
}

/** What a kind's code looks like; null: the kind has none (functional zones are no administrative divisions). */
function formOf(kind: UnitKind): RegExp | null {
  switch (kind) {
    case 'county':
      return /^\d{4}(?!00)\d{2}$/u;
    case 'other-city':
      return /^\d{6}$/u;
    case 'body':
      return /^\d{6}$/u;
    case 'township':
      return /^\d{6}(?!000)\d{3}$/u;
    case 'department':
    case 'functional-zone':
    case 'leading-group':
    case 'group-office':
    case 'working-group':
    case 'national-department':
    case 'provincial-department':
    case 'provincial-group':
    case 'joint-conference-office':
      return null;
  }
}

/** The province that most of the counties and towns are in, after the import; null when they do not tell. */
function ownProvince(owners: readonly Owner[]): string | null {
  const settled = owners.filter(({ read }) => read === null);
  return mostFrequent(settled) ?? mostFrequent(owners);
}

function mostFrequent(owners: readonly Owner[]): string | null {
  const counts = new Map<string, number>();
  for (const { code, kind } of owners) {
    const isHere = kind === 'county' || kind === 'township' || kind === 'body';
    const province = code?.slice(0, 2) ?? '';
    if (isHere && provinces.has(province)) counts.set(province, (counts.get(province) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  return first && first[1] !== second?.[1] ? first[0] : null;
}
