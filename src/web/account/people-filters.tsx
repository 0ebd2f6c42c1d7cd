import { Button, Input, Select, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { listAccounts } from '#contract/account/endpoints.ts';
import { powerClasses, roles } from '#core/access/subject.ts';
import { isFiltered, stateFilters, type PeopleView } from '#web/account/people-address.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { useKeys } from '#web/ui/keyboard.ts';
import { t } from '#web/account/words.ts';

/** What narrows the list. Typing filters at once and stands in the address a moment later. */
export function PeopleFilters({ view, onView }: { view: PeopleView; onView: (change: Partial<PeopleView>) => void }) {
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState(view.find);
  const [found, setFound] = useState(view.find);
  // The address changed by other means than typing: back, a cleared filter.
  if (view.find !== found) {
    setFound(view.find);
    if (view.find !== typed.trim()) setTyped(view.find);
  }
  const latest = useRef(onView);
  useEffect(() => {
    latest.current = onView;
  });
  useEffect(() => {
    if (typed.trim() === view.find) return undefined;
    const timer = setTimeout(() => latest.current({ find: typed.trim() }), 150);
    return () => clearTimeout(timer);
  }, [typed, view.find]);
  useKeys({ '/': () => input.current?.focus({ cursor: 'all' }) });
  return (
    <search className="people-bar">
      <Input
        ref={input}
        className="people-find"
        allowClear
        maxLength={maxLengthOf(listAccounts.query, 'text')}
        value={typed}
        placeholder={t('people.find')}
        aria-label={t('people.find')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        value={view.role}
        aria-label={t('people.filter.role')}
        popupMatchSelectWidth={false}
        onChange={(role) => onView({ role })}
        options={[
          { value: null, label: t('people.filter.role') },
          ...roles.map((role) => ({ value: role, label: t(`post-role.${role}`) })),
          { value: 'none' as const, label: t('people.filter.role.none') },
        ]}
      />
      <Select
        value={view.state}
        aria-label={t('people.filter.state')}
        popupMatchSelectWidth={false}
        onChange={(state) => onView({ state })}
        options={[
          { value: null, label: t('people.filter.state') },
          ...stateFilters.map((state) => ({
            value: state,
            label:
              state === 'locked' || state === 'unused' || state === 'disabled-soon'
                ? t(`people.filter.state.${state}`)
                : t(`account-state.${state}`),
          })),
        ]}
      />
      <Select
        value={view.powerClass}
        aria-label={t('people.filter.class')}
        popupMatchSelectWidth={false}
        onChange={(powerClass) => onView({ powerClass })}
        options={[
          { value: null, label: t('people.filter.class') },
          ...powerClasses.map((one) => ({ value: one, label: t(`power-class.${one}`) })),
        ]}
      />
      <UnitPicker
        className="people-unit"
        ended
        value={view.unitId}
        placeholder={t('people.filter.unit')}
        onChange={(unitId) => onView({ unitId })}
      />
      {isFiltered(view) && (
        <Button type="link" size="small" onClick={() => onView({ find: '', role: null, state: null, powerClass: null, unitId: null })}>
          {t('people.filter.clear')}
        </Button>
      )}
    </search>
  );
}
