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
  'desk.report-silent': 'To see to',
  'desk.report-silent.text':
    '{quarter, plural, =0 {{year}-{month}} other {Q{quarter} {year}}}: {count, plural, one {# overdue report} other {# overdue reports}} of your unit',
  'desk.report-silent.due': 'goes on to the office on {day}',
  'desk.awaited.report-silent': 'Waiting for the unit’s leader',
  'desk.reports-silent': 'Overdue',
  'desk.reports-silent.text': '{count, plural, one {# overdue report} other {# overdue reports}}',
  'desk.reports-unattended': 'Nobody to report',
  'desk.reports-unattended.text': '{count, plural, one {# report has} other {# reports have}} nobody to give it',
  'desk.reports-unattended.note': '{units, plural, one {# unit has} other {# units have}} neither a contact nor a leader with an account',
  'desk.reports-no-contact': 'To report',
  'desk.reports-no-contact.text': 'Your unit has no contact: {count, plural, one {# report is} other {# reports are}} yours to give',
} as const;
