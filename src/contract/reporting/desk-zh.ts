/** What 工作台 calls what reporting puts there, Chinese. */
export const deskZh = {
  'desk.report': '待填报',
  'desk.report.text':
    '{year} 年{quarter, plural, =0 {{month} 月} =1 {第一季度} =2 {第二季度} =3 {第三季度} other {第四季度}}调度 · 待填报 {count, number} 项',
  'desk.report.note': '{begun, plural, =0 {尚未填写} other {已填写 # 项，尚未送审}}',
  'desk.report.due': '{day}前报送',
  'desk.awaited.report': '待单位报送',
  'desk.report-review': '待审核',
  'desk.report-review.text':
    '{year} 年{quarter, plural, =0 {{month} 月} =1 {第一季度} =2 {第二季度} =3 {第三季度} other {第四季度}}调度 · 待审核 {count, number} 项',
  'desk.report-review.due': '{day}前审核报送',
  'desk.awaited.report-review': '待分管负责人审核',
  'desk.report-acceptance': '待核收',
  'desk.report-acceptance.text': '{count, number} 份报告待核收',
  'desk.report-acceptance.note': '{unled, plural, =0 {} other {其中 # 份的单位没有分管负责人账号，核收即审核}}',
  'desk.report-confirm': '待确认代录',
  'desk.report-confirm.text': '推进办代录了 {count, number} 项，待确认',
  'desk.awaited.report-confirm': '待单位确认代录',
  'desk.report-denial': '注明经您审签',
  'desk.report-denial.text': '{count, number} 份报告注明经您审签，不实的可以提出',
  'inbox.recordReport': '推进办代录了 {count, number} 份报告',
  'inbox.signOffReports': '{count, number} 份报告注明已经负责人审签',
  'inbox.denySignOff': '{count, number} 份报告被提出审签不实',
  'inbox.denied-reports.denySignOff': '{count, number} 份已核收的报告被提出审签不实，核收已撤销',
  'inbox.reviewReports': '{count, number} 份更正被退回，原报告有效',
  'inbox.acceptReports': '{count, number} 份更正被推进办退回，原报告有效',
} as const;
