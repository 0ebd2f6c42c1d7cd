import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { daysOfRow, longestNotice, readHolidayNotice, type HolidayNotice } from '#core/settings/holiday-notice.ts';
import { t } from '#web/settings/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import '#web/ui/dialog.css';

interface Props {
  readonly year: number;
  /** The year has changes that are not entered: a notice of another year would lead away from them. */
  readonly held: boolean;
  readonly onClose: () => void;
  /** What the notice says, and of which year. */
  readonly onUse: (days: { readonly year: number; readonly holidays: string[]; readonly workdays: string[] }) => void;
}

/** Pastes a notice of holidays: what was read of it stands below as rows, with what needs a look, before anything is filled in. */
export function NoticeDialog({ year, held, onClose, onUse }: Props) {
  const [text, setText] = useState('');
  const notice = text.trim() === '' ? null : readHolidayNotice(text);
  const isAway = held && notice !== null && notice.year !== null && notice.year !== year;
  const use = () => {
    if (notice === null || notice.year === null) return;
    const of = (kind: 'holiday' | 'workday') => notice.rows.filter((row) => row.kind === kind).flatMap(daysOfRow);
    const holidays = [...new Set(of('holiday'))];
    onUse({ year: notice.year, holidays, workdays: [...new Set(of('workday'))].filter((day) => !holidays.includes(day)) });
  };
  return (
    <Modal
      open
      width={720}
      title={t('holiday-notice.title')}
      okText={t('holiday-notice.use')}
      cancelText={t('shell.cancel')}
      okButtonProps={{ disabled: notice === null || notice.rows.length === 0 || isAway }}
      onOk={use}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label={t('holiday-notice.text')}
        ref={focusOnce}
        rows={7}
        maxLength={longestNotice}
        value={text}
        placeholder={t('holiday-notice.text.hint')}
        onChange={(event) => setText(event.target.value)}
      />
      {isAway && <Alert className="notice-held" type="warning" title={t('calendar.year.held')} />}
      {notice !== null && <Reading notice={notice} year={year} />}
    </Modal>
  );
}

function Reading({ notice: { rows, problems, year: ofYear }, year }: { readonly notice: HolidayNotice; readonly year: number }) {
  return (
    <div className="notice-reading" aria-live="polite">
      {problems.length > 0 && (
        <Alert
          type="warning"
          title={t('holiday-notice.problems')}
          description={
            <ul>
              {problems.map(({ code, printed, data }, at) => (
                <li key={`${code} ${String(at)}`}>
                  {t(`holiday-notice.problem.${code}`, { ...data, year: String(data['year'] ?? ''), printed })}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {ofYear !== null && ofYear !== year && (
        <Alert type="info" title={t('holiday-notice.other-year', { ofYear: String(ofYear), year: String(year) })} />
      )}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('holiday-notice.column.name')}</th>
              <th>{t('holiday-notice.column.kind')}</th>
              <th>{t('holiday-notice.column.days')}</th>
              <th>{t('holiday-notice.column.count')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, kind, from, to }, at) => (
              <tr key={`${from} ${kind} ${String(at)}`}>
                <td>{name}</td>
                <td>{t(`holiday-notice.kind.${kind}`)}</td>
                <td>{from === to ? from : t('holiday-notice.until', { from, to })}</td>
                <td>{t('holiday-notice.count', { count: daysOfRow({ from, to }).length })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet">{t('holiday-notice.next')}</p>
    </div>
  );
}
