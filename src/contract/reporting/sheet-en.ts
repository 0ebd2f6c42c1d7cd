/** What reporting says of its workbook and of what is pasted from one, English. */
export const reportSheetEn = {
  'act.exportReports': 'Export a workbook to fill in',
  'act.mergeReportSheet': 'Compare a filled-in workbook',
  'report-sheet-unknown':
    'This file is no workbook of a period’s reports, or an earlier version exported it. Export it anew under Reports, fill that in and import it',
  'report-sheet-of-other-period':
    'This file is the workbook of {period} and does not belong to this period. Choose this period’s file, or the other period',
  'report-sheet-of-other-unit':
    'Nothing in this file is for your unit to report in {period}; nothing was read. Use the file that your unit exported',
  'report-sheet-no-codes': 'The column “{head}” is missing, so no row can be told. Put it back, or fill in a file exported anew',
  'report.sheet.heading': 'Reports of {period}{unit}',
  'report.sheet.name': 'Reports',
  'report.sheet.how':
    'Grey columns are for reference. Fill it in and import it: changes are shown before they are taken. Sort and add columns as you like; leave the hidden ones. Reached milestones: turn □ into √; progress: 38 or 38%',
  'report.sheet.period': 'Period: {period}',
  'report.sheet.code': 'Code',
  'report.sheet.title': 'Item',
  'report.sheet.unit': 'Unit',
  'report.sheet.goal': 'Goal of the year',
  'report.sheet.before': 'Last period',
  'report.sheet.text': 'Progress',
  'report.sheet.percent': 'Percent done',
  'report.sheet.done': 'Quantity done',
  'report.sheet.reached': 'Milestones reached',
  'report.sheet.self': 'Own judgement',
  'report.sheet.forecast': 'Next milestone expected',
  'report.sheet.problem': 'Problem',
  'report.sheet.next': 'Next step',
  'report.sheet.unchanged': 'Why nothing changed',
} as const;
