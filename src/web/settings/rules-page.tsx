import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { changeRules, getRuleSet } from '#contract/settings/endpoints.ts';
import { ruleGroups, type RuleName } from '#core/settings/rule-figures.ts';
import { changeRules as decide, ruleNames, type RuleChanges, type Rules } from '#core/settings/rules.ts';
import { useMay } from '#web/access/me.ts';
import { figureWords, refusalWords, ruleLabel } from '#web/settings/rule-words.ts';
import { RuleHistory } from '#web/settings/rule-history.tsx';
import { RuleRows, type Figures } from '#web/settings/rule-rows.tsx';
import { SettingsHead } from '#web/settings/settings-head.tsx';
import { t } from '#web/settings/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { instant } from '#web/ui/instant.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { useUnsavedGuard } from '#web/settings/unsaved-guard.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain, hasCode, RequestFailure } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';

type RuleSet = Answer<typeof getRuleSet>;

/** 规则: every figure of the rules with its bounds, its default and where it comes from; changes are one new version with a reason. */
export function RulesPage() {
  useTitle(t('rules.title'));
  const ruleSet = useQuery(endpointQuery(getRuleSet, {}));
  // What the form began with: when others save meanwhile, what was typed stays until the person asks for theirs.
  const [begun, setBegun] = useState<RuleSet | null>(null);
  if (begun === null && ruleSet.data !== undefined) setBegun(ruleSet.data);
  if (ruleSet.isPending) return <PageSkeleton />;
  return (
    <div className="page settings-page">
      <SettingsHead note={t('rules.note')} />
      {ruleSet.isError && <LoadFailure error={ruleSet.error} onRetry={() => void ruleSet.refetch()} />}
      {begun !== null && <Editor key={begun.version} stored={begun} onNewest={() => setBegun(null)} />}
      <RuleHistory />
    </div>
  );
}

function Editor({ stored, onNewest }: { readonly stored: RuleSet; readonly onNewest: () => void }) {
  const may = useMay()('changeRules');
  const single = useSingle();
  const before: Rules = stored.rules;
  const [figures, setFigures] = useState<Figures>(before);
  const [reason, setReason] = useState('');
  const touched = ruleNames.filter((name) => figures[name] !== before[name]);
  useUnsavedGuard(touched.length > 0);
  const changes = changesOf(figures, touched);
  const wanted = changes === null ? null : decide(before, changes);
  const save = useAct(() => call(changeRules, { body: { changes: { ...changes }, reason: reason.trim(), version: stored.version } }), {
    onFresh: ({ version }) => {
      message.success(t('rules.saved', { version }));
      onNewest();
    },
  });
  const discard = () => {
    setFigures(before);
    setReason('');
    save.reset();
  };
  return (
    <>
      <p className="quiet settings-when">
        {stored.changedAt === null || stored.changedBy === null
          ? t('rules.version.0')
          : t('rules.version', { version: stored.version, at: instant(stored.changedAt), by: stored.changedBy })}
        {!may && ` · ${t('rules.read-only')}`}
      </p>
      <nav className="settings-jump" aria-label={t('rules.groups')}>
        {ruleGroups.map((group) => (
          <a key={group} href={`#${group}`}>
            {t(`rule-group.${group}`)}
          </a>
        ))}
        <a href="#history">{t('rules.history')}</a>
      </nav>
      <RuleRows figures={figures} before={before} readOnly={!may} onFigures={setFigures} />
      {touched.length > 0 && (
        <section className="settings-save" aria-label={t('rules.changes', { count: touched.length })}>
          <ul className="plain" aria-live="polite">
            {touched.map((name) => (
              <li key={name}>
                {t('rules.before', {
                  rule: ruleLabel(name),
                  before: figureWords(name, before[name]),
                  after: figures[name] === null ? '…' : figureWords(name, figures[name]),
                })}
              </li>
            ))}
          </ul>
          <Input.TextArea
            aria-label={t('shell.reason')}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={maxLengthOf(changeRules.body, 'reason')}
            value={reason}
            placeholder={t('shell.reason.hint')}
            onChange={(event) => setReason(event.target.value)}
          />
          {wanted?.ok === false && <Alert type="warning" title={refusalWords(wanted)} />}
          {save.isError && (
            <Alert
              type="error"
              title={save.error instanceof RequestFailure ? refusalWords(save.error) : explain(save.error)}
              action={
                hasCode(save.error, 'rule-set-changed') && (
                  <Button size="small" onClick={onNewest}>
                    {t('rules.reload')}
                  </Button>
                )
              }
            />
          )}
          <div className="settings-acts">
            <Button
              type="primary"
              loading={save.isPending}
              disabled={wanted?.ok !== true || reason.trim() === ''}
              onClick={() => single(() => save.mutateAsync())}
            >
              {t('rules.save')}
            </Button>
            <Button onClick={discard}>{t('rules.discard')}</Button>
          </div>
        </section>
      )}
    </>
  );
}

/** The touched figures; null while one of them is empty. */
function changesOf(figures: Figures, touched: readonly RuleName[]): RuleChanges | null {
  const said = touched.flatMap((name) => (figures[name] === null ? [] : [[name, figures[name]] as const]));
  return said.length < touched.length ? null : Object.fromEntries(said);
}
