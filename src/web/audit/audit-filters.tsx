import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { auditFilterSchema, auditOutcomes } from '#contract/audit/endpoints.ts';
import { changed, isNarrowed, type AuditView } from '#web/audit/audit-address.ts';
import { actOptions, actWords, knownTypes, typeWord } from '#web/audit/audit-event-words.ts';
import { presetOf } from '#web/audit/audit-presets.ts';
import { DayRange } from '#web/ui/day-range.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { today } from '#web/ui/instant.ts';
import { useLanguage } from '#web/ui/language.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { t } from '#web/audit/words.ts';
import { UnitPicker } from '#web/unit/unit-picker.tsx';

interface Props {
  readonly view: AuditView;
  readonly onView: (view: AuditView) => void;
}

const moreNames = ['address', 'requestId', 'objectId'] as const;

/** What narrows the trail. The rarer conditions show when one of them is set, or when asked for. */
export function AuditFilters({ view, onView }: Props) {
  const language = useLanguage();
  const set = (change: Parameters<typeof changed>[1]) => onView(changed(view, change));
  const acts = useMemo(() => actOptions(), []);
  const types = useMemo(() => knownTypes().map((value) => ({ value, label: typeWord(value, language) })), [language]);
  const rare = [view.unitId, view.accountId, ...moreNames.map((name) => view[name])].some((value) => value !== undefined);
  const [asked, setAsked] = useState(false);
  const act = view.act === undefined || presetOf(view, today()) !== null ? null : view.act;
  // An address may join acts as it likes.
  const choices = act === null || acts.some(({ value }) => value === act) ? acts : [...acts, { value: act, label: actWords(act) }];
  return (
    <search className="audit-bar">
      <DayRange
        className="audit-days"
        from={view.from}
        to={view.to}
        labels={[t('audit.filter.from'), t('audit.filter.to')]}
        onRange={(from, to) => set({ from, to })}
      />
      <TextFilter
        value={view.actor}
        label={t('audit.filter.actor')}
        maxLength={maxLengthOf(auditFilterSchema, 'actor')}
        onValue={(actor) => set({ actor })}
      />
      <Select
        className="audit-act-filter"
        allowClear
        showSearch={{ filterOption: optionHolds }}
        value={act}
        placeholder={t('audit.filter.act')}
        aria-label={t('audit.filter.act')}
        popupMatchSelectWidth={false}
        options={[...choices]}
        onChange={(value: string | undefined) => set({ act: value })}
      />
      <Select
        allowClear
        value={view.outcome ?? null}
        placeholder={t('audit.filter.outcome')}
        aria-label={t('audit.filter.outcome')}
        popupMatchSelectWidth={false}
        options={auditOutcomes.map((value) => ({ value, label: t(`audit.outcome.${value}`) }))}
        onChange={(outcome) => set({ outcome: outcome ?? undefined })}
      />
      <Select
        className="audit-type-filter"
        allowClear
        value={view.objectType ?? null}
        placeholder={t('audit.filter.type')}
        aria-label={t('audit.filter.type')}
        popupMatchSelectWidth={false}
        options={types}
        onChange={(objectType) => set({ objectType: objectType ?? undefined })}
      />
      {rare || asked ? (
        <MoreFilters view={view} set={set} />
      ) : (
        <Button type="link" size="small" onClick={() => setAsked(true)}>
          {t('audit.filter.more')}
        </Button>
      )}
      {isNarrowed(view) && (
        <Button type="link" size="small" onClick={() => onView(changed({ chain: view.chain }, {}))}>
          {t('audit.filter.clear')}
        </Button>
      )}
    </search>
  );
}

function MoreFilters({ view, set }: { view: AuditView; set: (change: Parameters<typeof changed>[1]) => void }) {
  return (
    <>
      <UnitPicker
        className="audit-unit-filter"
        ended
        value={view.unitId ?? null}
        placeholder={t('audit.filter.unit')}
        onChange={(unitId) => set({ unitId: unitId ?? undefined })}
      />
      <TextFilter
        value={view.address}
        label={t('audit.filter.address')}
        maxLength={maxLengthOf(auditFilterSchema, 'address')}
        onValue={(address) => set({ address })}
      />
      <TextFilter
        value={view.requestId}
        label={t('audit.filter.request')}
        maxLength={maxLengthOf(auditFilterSchema, 'requestId')}
        onValue={(requestId) => set({ requestId })}
      />
      <TextFilter value={view.objectId} label={t('audit.filter.object')} fits={isId} onValue={(objectId) => set({ objectId })} />
      {view.accountId !== undefined && (
        <Button
          size="small"
          aria-label={t('audit.filter.remove', { field: t('audit.filter.account') })}
          onClick={() => set({ accountId: undefined })}
        >
          {t('audit.filter.account')} ×
        </Button>
      )}
    </>
  );
}

const isId = (text: string) => z.uuid().safeParse(text).success;

interface TextProps {
  readonly value: string | undefined;
  readonly label: string;
  readonly maxLength?: number;
  readonly fits?: (text: string) => boolean;
  readonly onValue: (value: string | undefined) => void;
}

/** Takes effect with Enter, when it is left, or when it is cleared. */
function TextFilter({ value = '', label, maxLength, fits = () => true, onValue }: TextProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The address changed by other means than typing.
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const bad = typed.trim() !== '' && !fits(typed.trim());
  const take = (text: string) => {
    const said = text.trim();
    if (said !== value && (said === '' || fits(said))) onValue(said === '' ? undefined : said);
  };
  return (
    <Input
      className="audit-text-filter"
      allowClear
      {...(maxLength === undefined ? {} : { maxLength })}
      value={typed}
      placeholder={label}
      aria-label={label}
      status={bad ? 'error' : ''}
      title={bad ? t('audit.filter.bad-id') : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') take('');
      }}
      onPressEnter={() => take(typed)}
      onBlur={() => take(typed)}
    />
  );
}
