import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getRuleSet } from '#contract/settings/endpoints.ts';
import type { FindingCode } from '#core/ledger/list/check-list.ts';
import { columnOf, heldChecks, unitChecks, type Checked, type Finding, type UnitCheck } from '#web/ledger/list/list-findings.ts';
import type { ListDetail, ListRows } from '#web/ledger/list/list-data.ts';
import type { ListCells } from '#web/ledger/list/use-list-cells.ts';
import type { DraftsKept } from '#web/ledger/list/milestone-drafts.ts';
import { UnstoredTexts } from '#web/ledger/list/unstored-texts.tsx';
import { t } from '#web/ledger/list/words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

const CheckUnits = lazyPart(async () => (await import('#web/ledger/list/check-units.tsx')).CheckUnits);

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
  /** To what units say of the list, or to one opinion. */
  readonly onOpinions: (opinionId: string | null) => void;
}

const namedAtMost = 3;

/** What the list still wants before it is issued; each figure leads to its cell, and again to the next one. */
export function CheckColumn({ list, checked, rows, cells, kept, readOnly, onShow, onItem, onUnlisted, onOpinions }: Props) {
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
      {checked !== null && rows.items.length === 0 && (
        <>
          <h2>{t('list.checks')}</h2>
          <p className="muted">{t('list.checks.empty')}</p>
        </>
      )}
      {checked !== null && rows.items.length > 0 && (
        <>
          <h2>{t('list.checks')}</h2>
          <p className="muted">
            {t('list.checks.passed', { of: heldChecks.length + 1, passed: passedOf(checked) + (unsaved.length === 0 ? 1 : 0) })}
          </p>
          <ul className="plain">
            {heldChecks.map((code) => (
              <Check key={code} code={code} checked={checked} rows={rows} onShow={onShow} onOpinions={onOpinions} />
            ))}
            <li className={unsaved.length === 0 ? 'list-check ok' : 'list-check no'}>
              {unsaved.length > 0 && (
                <Figure words={t('list.check.places', { count: unsaved.length })} onNext={(at) => unsaved[at % unsaved.length]?.()} />
              )}
              {t(unsaved.length === 0 ? 'list.passed.wrong' : 'list.check.wrong')}
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
            <Silent checked={checked} onOpinions={onOpinions} />
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

/** Units that let the day of the newest round pass: worth a look, and no consent. */
function Silent({ checked, onOpinions }: { readonly checked: Checked } & Pick<Props, 'onOpinions'>) {
  const found = checked.findings.filter(({ code }) => code === 'unit-silent');
  if (found.length === 0) return null;
  const nameOf = (id: string | undefined) => checked.units.find((unit) => unit.id === id)?.name ?? '';
  return (
    <li className="list-check hint">
      <Figure words={t('list.check.units', { count: found.length })} onNext={() => onOpinions(null)} />
      {t('list.finding.unit-silent')}
      <small>
        {found
          .slice(0, namedAtMost)
          .map(({ unit }) => nameOf(unit))
          .join('　')}
      </small>
    </li>
  );
}

interface CheckProps extends Pick<Props, 'rows' | 'onShow' | 'onOpinions'> {
  readonly code: (typeof heldChecks)[number];
  readonly checked: Checked;
}

function Check({ code, checked, rows, onShow, onOpinions }: CheckProps) {
  const found = checked.findings.filter((finding) => finding.code === code);
  if (found.length === 0) {
    const note = passedNote(code, checked);
    return (
      <li className="list-check ok">
        {t(`list.passed.${code}`)}
        {note !== '' && <small>{note}</small>}
      </li>
    );
  }
  const ofUnits = unitChecks.find((one) => one === code);
  if (ofUnits !== undefined) return <UnitsCheck code={ofUnits} checked={checked} found={found} rows={rows} onShow={onShow} />;
  const places = found.flatMap((finding) => placeOf(finding, rows));
  const opinions = found.flatMap(({ opinion }) => opinion ?? []);
  return (
    <li className="list-check no">
      <Figure
        words={t('list.check.count', { count: found.length })}
        onNext={
          opinions.length > 0
            ? (at) => onOpinions(opinions[at % opinions.length] ?? null)
            : places.length === 0
              ? null
              : (at) => onShow(places[at % places.length]?.id ?? '', places[at % places.length]?.column ?? '', code)
        }
      />
      {t(`list.finding.${code}`)}
      {opinions.length === 0 && (
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

interface UnitsCheckProps extends Omit<CheckProps, 'code' | 'onOpinions'> {
  readonly code: UnitCheck;
  readonly found: readonly Finding[];
}

/** The figure opens all of the units. */
function UnitsCheck({ code, checked, found, rows, onShow }: UnitsCheckProps) {
  const [open, setOpen] = useState(false);
  const units = new Set(found.map(({ unit }) => unit));
  return (
    <li className="list-check no">
      <button type="button" className="bare list-figure" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('list.check.units', { count: units.size })} {open ? '▴' : '▾'}
      </button>
      {t(`list.finding.${code}`)}
      {code === 'no-contact' && <small>{t('list.check.note.contacts', checked.contacts)}</small>}
      {open && <CheckUnits code={code} checked={checked} found={found} rows={rows} onShow={(id, column) => onShow(id, column, code)} />}
    </li>
  );
}

function placeOf(finding: Finding, rows: ListRows) {
  const row = rows.items.find(({ id }) => id === finding.item);
  return row === undefined ? [] : [{ id: row.id, column: columnOf(finding), code: row.task.code }];
}

function passedNote(code: CheckProps['code'], { contacts, burden, ceiling }: Checked): string {
  if (code === 'no-contact') return t('list.check.note.contacts', contacts);
  return code === 'over-burden' && burden !== null ? t('list.check.note.burden', { ...burden, ceiling }) : '';
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
