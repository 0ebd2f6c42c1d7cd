/** What the home page calls what reporting puts there, English. */
export const deskEn = {
  'desk.report': 'To report',
  'desk.report.text':
    '{quarter, plural, =0 {{year}-{month}} other {Q{quarter} {year}}}: {count, plural, one {# report} other {# reports}} to give',
  'desk.report.note': '{begun, plural, =0 {nothing filled in yet} one {# filled in, not submitted} other {# filled in, not submitted}}',
  'desk.report.due': 'by {day}',
  'desk.awaited.report': 'Waiting for reports',
  'desk.report-review': 'To review',
  'desk.report-review.text':
    '{quarter, plural, =0 {{year}-{month}} other {Q{quarter} {year}}}: {count, plural, one {# report} other {# reports}} to review',
  'desk.report-review.due': 'by {day}',
  'desk.awaited.report-review': 'Waiting for the leader’s approval',
  'desk.report-acceptance': 'To accept',
  'desk.report-acceptance.text': '{count, plural, one {# report} other {# reports}} to accept',
  'desk.report-acceptance.note': '{unled, plural, =0 {} other {# of units without a leader’s account: accepting approves them, too}}',
  'desk.report-confirm': 'To confirm',
  'desk.report-confirm.text': '{count, plural, one {# report} other {# reports}} entered by the office, to confirm',
  'desk.awaited.report-confirm': 'Waiting for units to confirm',
  'desk.report-denial': 'Signed in your name',
  'desk.report-denial.text': '{count, plural, one {# report is} other {# reports are}} said to be signed by you; deny what is not so',
  'inbox.recordReport': '{count, plural, one {# report was} other {# reports were}} entered by the office',
  'inbox.signOffReports': '{count, plural, one {# report is} other {# reports are}} said to be signed by a leader',
  'inbox.denySignOff': 'The signature of {count, plural, one {# report} other {# reports}} was denied',
  'inbox.denied-reports.denySignOff':
    'The signature of {count, plural, one {# accepted report} other {# accepted reports}} was denied; they are no longer accepted',
  'inbox.reviewReports': '{count, plural, one {# correction was} other {# corrections were}} sent back; the report stands',
  'inbox.acceptReports': '{count, plural, one {# correction was} other {# corrections were}} returned by the office; the report stands',
} as const;
