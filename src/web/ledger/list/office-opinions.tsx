import { DownOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { exportOpinions, type Consultation, type ConsultationRound, type Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { isComposed } from '#core/ledger/list/list-state.ts';
import { useMay } from '#web/access/me.ts';
import { consultationTag, dueWords } from '#web/ledger/list/consult-strip.tsx';
import { OpinionTable } from '#web/ledger/list/opinion-table.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { StrikeAnswer } from '#web/ledger/list/strike-opinion.tsx';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { download } from '#web/ui/call.ts';
import { dayKey } from '#web/ui/day-words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { message } from '#web/ui/notices.ts';
import { ClickMenu } from '#web/ui/opened-by-click.tsx';
import { explain } from '#web/ui/request-failure.ts';

const RecordDialog = lazyPart(async () => (await import('#web/ledger/list/record-dialog.tsx')).RecordDialog);

interface Props {
  readonly rounds: readonly ConsultationRound[];
  readonly consultations: readonly Consultation[];
  readonly opinions: readonly Opinion[];
}

/** The office's page of a list's rounds: who has answered, every opinion answered in place, and the table that is printed and exported. */
export function OfficeOpinions({ rounds, consultations, opinions }: Props) {
  const [search, setSearch] = useSearchParams();
  const saidDay = useSaidDay();
  const sought = opinions.find(({ id }) => id === search.get('opinion'));
  const wanted = search.get('round') ?? sought?.roundId;
  const round = rounds.find(({ id }) => id === wanted) ?? rounds[0];
  if (round === undefined) return null;
  const asked = consultations.filter(({ roundId }) => roundId === round.id);
  const said = opinions.filter(({ roundId, state }) => roundId === round.id && state !== 'withdrawn');
  const composed = isComposed(round.list.state);
  return (
    <>
      <div className="sign-filter opinion-tools">
        <Select
          aria-label={t('opinion.title')}
          value={round.id}
          popupMatchSelectWidth={false}
          options={rounds.map(({ id, number, askedOn }) => ({ value: id, label: t('opinion.round.of', { number, on: saidDay(askedOn) }) }))}
          onChange={(value) => setSearch({ round: value }, { replace: true })}
        />
        <span className="muted">{dueWords(round, saidDay)}</span>
        <span className="grow" />
        <TableMenu round={round} />
      </div>
      <h2>{t('opinion.units')}</h2>
      <p className="muted">{summaryOf(asked)}</p>
      <UnitTable asked={asked} round={round} composed={composed} />
      <OpinionTable round={round} asked={asked} opinions={said} composed={composed} sought={sought?.id ?? null} />
    </>
  );
}

function summaryOf(asked: readonly Consultation[]): string {
  const count = (wanted: Consultation['state']) => asked.filter(({ state }) => state === wanted).length;
  return t('opinion.summary', {
    units: asked.length,
    opinions: count('opinions'),
    none: count('none'),
    asked: count('asked'),
    silent: count('silent'),
  });
}

interface UnitProps {
  readonly asked: readonly Consultation[];
  readonly round: ConsultationRound;
  readonly composed: boolean;
}

function UnitTable({ asked, round, composed }: UnitProps) {
  const may = useMay();
  const mayRecord = may('recordConsultation') && composed;
  const mayStrike = may('strikeAnswer') && composed;
  const [recording, setRecording] = useState<Consultation | null>(null);
  return (
    <>
      <table className="sign-units opinion-units">
        <thead>
          <tr>
            <th>{t('opinion.column.unit')}</th>
            <th>{t('opinion.state')}</th>
            <th>{t('opinion.count')}</th>
            <th>{t('opinion.how')}</th>
            {mayRecord && <th className="no-print" aria-label={t('opinion.record')} />}
          </tr>
        </thead>
        <tbody>
          {asked.map((one) => (
            <tr key={one.id}>
              <th>
                {one.unit.name}
                {one.unit.ended !== null && `（${t('opinion.unit.ended')}）`}
              </th>
              <td>
                <span className={`tag ${consultationTag(one.state)}`}>
                  {one.state === 'asked' && round.endedAt !== null ? t('opinion.ended.asked') : t(`consultation.state.${one.state}`)}
                </span>
              </td>
              <td>{one.handed}</td>
              <td>
                {one.answered !== null && t('opinion.way', { way: one.answered.way, by: one.answered.by, day: dayKey(one.answered.at) })}
                {one.answered?.late === true && ` · ${t('opinion.late')}`}
                {mayStrike && one.state === 'none' && one.answered !== null && one.answered.way !== 'online' && (
                  <StrikeAnswer consultation={one} />
                )}
              </td>
              {mayRecord && (
                <td className="no-print">
                  <Button size="small" onClick={() => setRecording(one)}>
                    {t('opinion.record')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {recording !== null && <RecordDialog listId={round.list.id} consultation={recording} onClose={() => setRecording(null)} />}
    </>
  );
}

/** The table on paper or as a file. */
function TableMenu({ round }: { readonly round: ConsultationRound }) {
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const write = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    try {
      await download(exportOpinions, { params: { roundId: round.id }, body: { format } });
      message.success(t('list.sheet.out.done'));
    } catch (error) {
      message.error(explain(error), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className="no-print opinion-acts">
      {may('exportOpinions') && (
        <ClickMenu
          placement="bottomRight"
          menu={{
            items: [
              { key: 'xlsx', label: t('list.sheet.out.xlsx') },
              { key: 'csv', label: t('list.sheet.out.csv') },
            ],
            onClick: ({ key }) => void write(key === 'csv' ? 'csv' : 'xlsx'),
          }}
        >
          <Button loading={busy} icon={<DownOutlined />} iconPlacement="end">
            {t('ledger.export')}
          </Button>
        </ClickMenu>
      )}
      <Button onClick={() => globalThis.print()}>{t('opinion.print')}</Button>
    </span>
  );
}
