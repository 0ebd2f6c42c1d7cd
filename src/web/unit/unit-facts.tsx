import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { Unit } from '#contract/unit/endpoints.ts';
import { isAlive } from '#core/unit/change.ts';
import { isGroup } from '#core/unit/unit.ts';
import { useMay } from '#web/access/me.ts';
import type { UnitsView } from '#web/unit/unit-address.ts';
import { alike, namesInForce, unitsBelow } from '#web/unit/unit-names.ts';
import { unitTimeline, unitNamer, timeWords, type UnitDetail } from '#web/unit/unit-words.ts';
import { today } from '#web/ui/instant.ts';
import { t } from '#web/unit/words.ts';
import { peopleOfUnit, tasksOfUnit } from '#web/unit/unit-address.ts';

interface Props {
  readonly unit: UnitDetail;
  readonly units: readonly Unit[];
  readonly onView: (change: Partial<UnitsView>) => void;
}

/** Names with their days and sources, place, members, people, and its life as a small timeline. */
export function UnitFacts({ unit, units, onView }: Props) {
  const day = today();
  const may = useMay();
  const nameOf = unitNamer(units, day);
  const { known, former } = namesInForce(unit, day);
  const below = unitsBelow(units, unit.id, day);
  const life = unitTimeline(unit, nameOf);
  const open = (unitId: string) => onView({ unitId, tab: 'facts' });
  const unitLink = (id: string): ReactNode => (
    <button key={id} type="button" className="bare unit-link" onClick={() => open(id)}>
      {nameOf(id)}
    </button>
  );
  return (
    <div className="unit-facts">
      <h3>{t('unit.names')}</h3>
      <ul className="plain unit-names">
        {alike(known).map((names) => (
          <NameLine key={names[0]?.name} names={names} />
        ))}
      </ul>
      {former.length > 0 && (
        <>
          <h3>{t('unit.names.former')}</h3>
          <ul className="plain unit-names">
            {alike(former).map((names) => (
              <NameLine key={`${names[0]?.name ?? ''} ${names[0]?.validTo ?? ''}`} names={names} />
            ))}
          </ul>
        </>
      )}
      <h3>{t('unit.place')}</h3>
      <dl className="unit-fields">
        <Fact label={t('unit.field.parent')}>{unit.parentId !== null && unitLink(unit.parentId)}</Fact>
        <Fact label={t('unit.field.housedAt')}>{unit.housedAtId !== null && unitLink(unit.housedAtId)}</Fact>
        <Fact label={t('unit.field.code')}>{unit.code}</Fact>
        <Fact label={t('unit.groups')}>{unit.groupIds.length > 0 && unit.groupIds.map(unitLink)}</Fact>
        {isGroup(unit.kind) && isAlive(unit, day) && (
          <Fact label={t('unit.members')} empty={t('unit.members.none')}>
            {unit.memberIds.length > 0 && unit.memberIds.map(unitLink)}
          </Fact>
        )}
        <Fact label={t('unit.below')}>{below.length > 0 && below.map(({ id }) => unitLink(id))}</Fact>
        <dt>{t('unit.people')}</dt>
        <dd>
          {may('listAccounts') && unit.accounts > 0 ? (
            <Link to={peopleOfUnit(unit.id)}>{t('unit.people.count', { count: unit.accounts })}</Link>
          ) : (
            t('unit.people.count', { count: unit.accounts })
          )}
        </dd>
        {may('listTasks') && (
          <>
            <dt>{t('unit.tasks')}</dt>
            <dd>
              <Link to={tasksOfUnit(unit.id)}>{t('unit.tasks.show')}</Link>
            </dd>
          </>
        )}
        <Fact label={t('unit.field.note')}>{unit.note}</Fact>
      </dl>
      {life.length > 0 && (
        <>
          <h3>{t('unit.life')}</h3>
          <ol className="plain unit-life">
            {life.map((event) => (
              <li key={`${event.day ?? ''} ${event.text}`}>
                <time>{event.day ?? t('unit.life.no-day')}</time>
                <div>
                  {event.unitId === null ? (
                    event.text
                  ) : (
                    <button type="button" className="bare unit-link" onClick={() => open(event.unitId ?? '')}>
                      {event.text}
                    </button>
                  )}
                  {!event.checked && <span className="unit-unchecked">{t('unit.unchecked')}</span>}
                  {event.note !== null && <small className="quiet">{event.note}</small>}
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function NameLine({ names }: { names: readonly Unit['names'][number][] }) {
  const [first] = names;
  if (first === undefined) return null;
  const time = timeWords(first);
  return (
    <li>
      <span className="unit-name-form">{t(`unit-name-form.${first.form}`)}</span>
      <div>
        <span>{names.map(({ name }) => name).join('、')}</span>
        {time !== '' && <small className="quiet">{time}</small>}
        {first.source !== null && <small className="quiet">{first.source}</small>}
        {!first.checked && first.source === null && <small className="unit-unchecked">{t('unit.unchecked')}</small>}
      </div>
    </li>
  );
}

/** A field, left out where there is nothing to say and no words for nothing. */
function Fact({ label, empty, children }: { label: string; empty?: string; children: ReactNode }) {
  const isEmpty = children === null || children === false || children === '';
  if (isEmpty && empty === undefined) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{isEmpty ? <span className="quiet">{empty}</span> : children}</dd>
    </>
  );
}
