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
  'desk.report-silent': '待督促',
  'desk.report-silent.text':
    '{year} 年{quarter, plural, =0 {{month} 月} =1 {第一季度} =2 {第二季度} =3 {第三季度} other {第四季度}}调度 · 本单位逾期未报 {count, number} 项',
  'desk.report-silent.due': '{day}仍未报送的，列入推进办清单',
  'desk.awaited.report-silent': '待单位负责人督促',
  'desk.reports-silent': '逾期未报',
  'desk.reports-silent.text': '{count, number} 份报告逾期未报',
  'desk.reports-unattended': '无人填报',
  'desk.reports-unattended.text': '{count, number} 份报告无人填报',
  'desk.reports-unattended.note': '{units, number} 个单位没有联络员和分管负责人账号',
  'desk.reports-no-contact': '待填报',
  'desk.reports-no-contact.text': '本单位没有联络员账号，{count, number} 份报告请您填报',
} as const;
