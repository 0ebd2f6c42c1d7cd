/** A plan of five tasks as somebody would type it, for tests that read it with the real parser. */
export const smallPlan = `泰和市综合交通发展分工方案

一、基本原则
（一）坚持绿色发展。统筹生态保护。
（二）坚持创新驱动。强化科技支撑。
二、主要任务
（一）公路
1.加快建设甲乙高速公路。（牵头单位：市交通运输局；责任单位：市发展改革委）
2.推进丙丁旅游公路建设，2030年底前开通旅游专线。（牵头单位：市文化和旅游局；责任单位：市财政局）
（二）港口
1.完善戊港集疏运体系。（责任单位：市交通运输局、市财政局）
2.建立己区联席会议制度。（责任单位：市商务局）
`;

/** The same tasks in a document of other bytes: an opening sentence more, numbered so that several differ. */
export function reissued(text: string = smallPlan, number = 1): string {
  return text.replace('\n\n', `\n\n为落实部署，制定本方案（第${number}次印发）。\n`);
}
