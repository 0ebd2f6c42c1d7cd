import { Button, Checkbox, Input, InputNumber, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { recallReport, type Report } from '#contract/reporting/endpoints.ts';
import {
  contentFields,
  countCharacters,
  mostCharacters,
  selfLights,
  type ContentField,
  type ReportContent,
} from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import { useMay } from '#web/access/me.ts';
import { CorrectButton } from '#web/reporting/correct-button.tsx';
import { HandedMarks } from '#web/reporting/handed-marks.tsx';
import { NewWords } from '#web/reporting/new-words.tsx';
import { UnchangedRun } from '#web/reporting/unchanged-run.tsx';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { useLanguage } from '#web/ui/language.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly report: Report;
  readonly typing: Typing;
}

/** One piece of work: what it is, what was said last time, and what is said now. Opened by the first click or key into it. */
export function ReportRow({ report, typing }: Props) {
  const may = useMay();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { item, lead, unit, state, before, edited } = report;
  const content = typing.contentOf(report);
  const writable = isWritable(state) && report.liftedOn === null && may('saveReport');
  const typed = typing.typedIn(report);
  const clashes = contentFields.flatMap((field) => {
    const theirs = typed[field]?.theirs;
    return theirs === undefined ? [] : [{ field, theirs: theirs.value }];
  });
  const refused = typing.refused.get(report.id);
  const shown = open || content.problem !== '' || content.next !== '' || content.self === 'yellow' || content.self === 'red';
  const type = <Field extends ContentField>(field: Field, to: ReportContent[Field]) => typing.type(report, field, to);
  const line = (field: 'problem' | 'next' | 'unchanged') => (
    <label className="report-line">
      <span className="muted">{t(`report.field.${field}`)}</span>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={content[field]}
        disabled={!writable}
        status={countCharacters(content[field]) > mostCharacters ? 'error' : ''}
        onChange={(event) => type(field, event.target.value)}
      />
    </label>
  );
  return (
    <li className={state === 'returned' ? 'report-row returned' : 'report-row'} onFocus={() => setOpen(true)}>
      <div className="report-item">
        <span className="list-code">{item.code}</span> <Link to={`/lists/${item.listId}?item=${item.id}`}>{item.text ?? item.title}</Link>
        {item.goal !== null && <p className="muted">{t('report.goal', { goal: item.goal })}</p>}
        <p className="muted">
          {unit.name} · {t(lead ? 'report.lead' : 'report.part')}
        </p>
        {item.sameWork.length > 0 && (
          <p className="muted">{t('report.same-work', { codes: item.sameWork.map(({ code, list }) => `${list} ${code}`).join('、') })}</p>
        )}
        {report.liftedOn !== null && <p className="bad">{t('report.lifted', { day: dayWords(report.liftedOn, language) })}</p>}
        {report.back !== null && state !== 'accepted' && (
          <p className="bad">{t(`report.back.${report.back.from}`, { by: report.back.by, reason: report.back.reason })}</p>
        )}
        {state !== 'draft' && <span className="tag l">{t(`report.state.${state}`)}</span>}
        <HandedMarks report={report} />
        <CorrectButton report={report} />
      </div>
      <div className="report-before">
        {before === null ? (
          <span className="quiet">{t('report.before.none')}</span>
        ) : (
          <>
            <p>{before.content.text === '' ? t('report.same', { reason: before.content.unchanged }) : before.content.text}</p>
            {writable && content.text === '' && before.content.text !== '' && (
              <Button size="small" onClick={() => type('text', before.content.text)}>
                {t('report.before.use')}
              </Button>
            )}
          </>
        )}
      </div>
      <div className="report-said">
        {writable ? (
          <>
            <Input.TextArea
              aria-label={t('report.field.text.of', { title: item.title })}
              placeholder={t('report.field.text')}
              autoSize={{ minRows: 2, maxRows: 10 }}
              value={content.text}
              status={countCharacters(content.text) > mostCharacters ? 'error' : ''}
              onChange={(event) => type('text', event.target.value)}
            />
            <div className="report-under">
              {before !== null && content.text !== '' && (
                <span className="report-new">
                  <NewWords before={before.content.text} text={content.text} />
                </span>
              )}
              <span className="grow" />
              {content.text !== '' && (
                <span className={countCharacters(content.text) > mostCharacters ? 'bad' : 'quiet'}>
                  {countCharacters(content.text)} / {mostCharacters}
                </span>
              )}
            </div>
            {content.text === '' && line('unchanged')}
          </>
        ) : (
          <p>
            {content.text === '' ? (
              t('report.same', { reason: content.unchanged })
            ) : (
              <NewWords before={before?.content.text ?? ''} text={content.text} />
            )}
          </p>
        )}
        <UnchangedRun content={content} unchangedBefore={report.unchangedBefore} />
      </div>
      {lead && (
        <div className="report-measures">
          {item.milestones.map((milestone) => (
            <Checkbox
              key={milestone.id}
              disabled={!writable}
              checked={content.reached.includes(milestone.id)}
              onChange={(event) =>
                type(
                  'reached',
                  event.target.checked ? [...content.reached, milestone.id] : content.reached.filter((id) => id !== milestone.id),
                )
              }
            >
              {milestone.text} <span className="quiet">{milestone.due.slice(5)}</span>
            </Checkbox>
          ))}
          <label>
            <InputNumber<number>
              aria-label={t('report.field.percent.of', { title: item.title })}
              min={0}
              max={100}
              precision={1}
              disabled={!writable}
              value={content.percent}
              onChange={(value) => type('percent', value)}
            />{' '}
            %
          </label>
          <Radio.Group
            aria-label={t('report.field.self.of', { title: item.title })}
            disabled={!writable}
            value={content.self}
            options={selfLights.map((light) => ({ value: light, label: t(`report.self.${light}`) }))}
            onChange={(event) => type('self', event.target.value)}
          />
        </div>
      )}
      {shown && (
        <div className="report-more">
          {line('problem')}
          {line('next')}
        </div>
      )}
      {clashes.map(({ field, theirs }) => (
        <Clash key={field} report={report} typing={typing} field={field} theirs={theirs} by={edited?.by ?? ''} />
      ))}
      {refused !== undefined && (
        <p className="bad" role="alert">
          {refused}
        </p>
      )}
      {state === 'submitted' && may('recallReport') && <Recall report={report} />}
    </li>
  );
}

/** Somebody else wrote something else in the same place: both are shown, and nothing is lost before it is decided. */
function Clash({
  report,
  typing,
  field,
  theirs,
  by,
}: Props & { readonly field: ContentField; readonly theirs: unknown; readonly by: string }): ReactNode {
  return (
    <div className="report-clash" role="alert">
      <span>{t('report.clash', { by, field: t(`report.field.${field}`), theirs: saidBy(theirs) })}</span>
      <Button size="small" onClick={() => typing.decide(report, field, 'theirs')}>
        {t('report.clash.theirs')}
      </Button>
      <Button size="small" onClick={() => typing.decide(report, field, 'mine')}>
        {t('report.clash.mine')}
      </Button>
    </div>
  );
}

/** What a field says, as a person reads it; ticks are told by the boxes themselves. */
function saidBy(value: unknown): string {
  if (typeof value === 'number') return `${value}%`;
  const light = selfLights.find((one) => one === value);
  return light === undefined ? (typeof value === 'string' ? value : '') : t(`report.self.${light}`);
}

function Recall({ report }: { readonly report: Report }) {
  const single = useSingle();
  const recall = useAct(() => call(recallReport, { params: { reportId: report.id } }), {
    onDone: () => message.success(t('report.recalled')),
    onError: (error) => message.error(explain(error), 6),
  });
  return (
    <Button size="small" loading={recall.isPending} onClick={() => single(() => recall.mutateAsync())}>
      {t('report.recall')}
    </Button>
  );
}
