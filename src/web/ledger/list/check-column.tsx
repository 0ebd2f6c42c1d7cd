import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getRuleSet } from '#contract/settings/endpoints.ts';
import type { FindingCode } from '#core/ledger/list/check-list.ts';
import { columnOf, heldChecks, type Checked, type Finding } from '#web/ledger/list/list-findings.ts';
import type { ListDetail, ListRows } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import type { DraftsKept } from '#web/ledger/list/milestone-drafts.ts';
import { UnstoredTexts } from '#web/ledger/list/unstored-texts.tsx';
import { t } from '#web/ledger/list/words.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

interface Props {
  readonly list: ListDetail;
  /** Null: not read yet, or not for this post. */
  readonly checked: Checked | null;
  readonly rows: ListRows;
  readonly cells: ListCells;
  readonly kept: DraftsKept;
  readonly readOnly: boolean;
  readonly onShow: (itemId: string, column: string, code?: FindingCode) => void;
  readonly onItem: (itemId: string) => void;
  readonly onUnlisted: () => void;
}

const namedAtMost = 3;

/** What the list still wants before it is issued; each figure leads to its cell, and again to the next one. */
export function CheckColumn({ list, checked, rows, cells, kept, readOnly, onShow, onItem, onUnlisted }: Props) {
  const listed = new Set(rows.items.map(({ id }) => id));
  const unsaved = [
    ...[...cells.edits.values()].flatMap(({ item, field, state }) =>
      state === 'wrong' || state === 'conflict' || (state === 'waiting' && cells.saving.failed !== null) ? [() => onShow(item, field)] : [],
    ),
    ...[...kept.drafts.keys()].flatMap((item) => (listed.has(item) ? [() => onItem(item)] : [])),
  ];
  return (
    <>
      <UnstoredTexts rows={rows} cells={cells} kept={kept} readOnly={readOnly} />
      {checked !== null && (
        <>
          <h2>{t('list.checks')}</h2>
          <p className="muted">
            {t('list.checks.passed', { of: heldChecks.length + 1, passed: passedOf(checked) + (unsaved.length === 0 ? 1 : 0) })}
          </p>
          <ul className="plain">
            {heldChecks.map((code) => (
              <Check key={code} code={code} checked={checked} rows={rows} onShow={onShow} />
            ))}
            <li className={unsaved.length === 0 ? 'list-check ok' : 'list-check no'}>
              <Figure
                words={t('list.check.count', { count: unsaved.length })}
                onNext={unsaved.length === 0 ? null : (at) => unsaved[at % unsaved.length]?.()}
              />
              {t('list.check.wrong')}
            </li>
            {checked.findings
              .filter(({ code }) => code === 'unlisted')
              .map(({ count = 0 }) => (
                <li key="unlisted" className="list-check hint">
                  <Figure words={t('list.check.count', { count })} onNext={onUnlisted} />
                  {t('list.finding.unlisted')}
                  <small>{t('list.check.unaccounted.note')}</small>
                </li>
              ))}
          </ul>
        </>
      )}
      <h2>{t('list.tiers')}</h2>
      <dl className="list-tiers">
        {([1, 2, 3, 4] as const).map((tier) => (
          <div key={tier}>
            <dt>
              {t(`list.tier.${tier}`)} <small>{t(`list.tier.${tier}.note`)}</small>
            </dt>
            <dd>{list.tiers[tier]}</dd>
          </div>
        ))}
      </dl>
      {list.issuedOn === null && checked !== null && <ClockDays />}
    </>
  );
}

/** How many of the checks that hold a list up it has passed. */
export function passedOf({ findings }: Checked): number {
  return heldChecks.filter((code) => findings.every((finding) => finding.code !== code)).length;
}

/** How long units have for signing, and the office for an objection, as the jurisdiction's own rules say; nothing until they are read. */
function ClockDays() {
  const rules = useQuery(endpointQuery(getRuleSet, {})).data?.rules;
  if (rules === undefined) return null;
  return (
    <p className="muted list-clock">
      {t('list.check.clock', { days: rules['clock.sign-for'], decision: rules['clock.objection-decision'] })}
    </p>
  );
}

interface CheckProps extends Pick<Props, 'rows' | 'onShow'> {
  readonly code: (typeof heldChecks)[number];
  readonly checked: Checked;
}

function Check({ code, checked, rows, onShow }: CheckProps) {
  const found = checked.findings.filter((finding) => finding.code === code);
  const places = found.flatMap((finding) => placeOf(finding, rows));
  const ofUnits = code === 'no-contact' || code === 'over-burden';
  return (
    <li className={found.length === 0 ? 'list-check ok' : 'list-check no'}>
      <Figure
        words={t(ofUnits ? 'list.check.units' : 'list.check.count', { count: found.length })}
        onNext={
          places.length === 0 ? null : (at) => onShow(places[at % places.length]?.id ?? '', places[at % places.length]?.column ?? '', code)
        }
      />
      {t(`list.finding.${code}`)}
      <small>{noteOf(code, checked, found)}</small>
      {!ofUnits && places.length > 0 && (
        <small>
          {places.slice(0, namedAtMost).map(({ id, column, code: named }) => (
            <button type="button" key={`${id} ${column}`} className="bare list-named" onClick={() => onShow(id, column, code)}>
              {named}
            </button>
          ))}
          {places.length > namedAtMost && t('list.check.more', { count: places.length })}
        </small>
      )}
    </li>
  );
}

/** A finding of a unit leads to the first item that it answers for. */
function placeOf(finding: Finding, rows: ListRows) {
  const row = rows.items.find(({ id, task }) =>
    finding.item === undefined
      ? task.answering.some(({ units }) => finding.unit !== undefined && units.includes(finding.unit))
      : id === finding.item,
  );
  return row === undefined ? [] : [{ id: row.id, column: finding.item === undefined ? 'support' : columnOf(finding), code: row.task.code }];
}

function noteOf(code: CheckProps['code'], { contacts, burden, ceiling, units }: Checked, found: readonly Finding[]): string {
  const nameOf = (id: string | undefined) => units.find((unit) => unit.id === id)?.name ?? '';
  if (code === 'no-contact') {
    const names = found.slice(0, namedAtMost).map(({ unit }) => nameOf(unit));
    return [t('list.check.note.contacts', contacts), ...names].join('　');
  }
  if (code !== 'over-burden') return '';
  const [worst] = found;
  if (worst !== undefined)
    return t('list.check.note.over', { unit: nameOf(worst.unit), count: worst.count ?? 0, limit: worst.limit ?? ceiling });
  return burden === null ? '' : t('list.check.note.burden', { ...burden, ceiling });
}

/** How many; a click leads to the first, the next one to the second. */
function Figure({ words, onNext }: { readonly words: string; readonly onNext: ((at: number) => void) | null }) {
  const [at, setAt] = useState(0);
  if (onNext === null) return <span className="list-figure">{words}</span>;
  return (
    <button
      type="button"
      className="bare list-figure"
      onClick={() => {
        onNext(at);
        setAt(at + 1);
      }}
    >
      {words}
    </button>
  );
}
