/** Whole small documents say the same, clause by clause, when all their line breaks are spaces, and mostly when nothing is left of them. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const bare = (words: string): string => words.replaceAll(/\s/gu, '');
/** The title and what each stretch is: neighbours of one kind and item belong to one. */
const told = (text: string): string[] => {
  const plan = parsePlan(text);
  const found: { head: string; words: string }[] = [];
  for (const { kind, path, start, end } of plan.clauses) {
    const head = path === '' ? kind : `${kind} ${path}`;
    const words = bare(text.slice(start, end));
    const last = found.at(-1);
    if (last?.head === head) last.words += words;
    else if (words !== '') found.push({ head, words });
  }
  return [bare(`《${plan.title}》`), ...found.map(({ head, words }) => `${head}: ${words}`)];
};

const letter = `某某市人民政府关于印发某某市新能源汽车推广应用实施方案的通知
某政发〔2023〕12号
各县区人民政府，市政府各部门：
现将《某某市新能源汽车推广应用实施方案》印发给你们，请认真组织实施。
某某市人民政府
2023年3月1日
（此件公开发布）
某某市新能源汽车推广应用实施方案
为加快推广新能源汽车，制定本方案。
一、总体要求
坚持市场主导，到2025年保有量达到1万辆。
二、重点任务
（一）建设充电设施。建成充电桩500个。
（二）完善支持政策。落实购置补贴。
三、保障措施
加强组织领导。
附件：1.任务分工表
2.指标表`;

const regulation = `某某市公园管理办法
第一章 总则
第一条 为规范公园管理，制定本办法。
第二条 本办法适用于城市公园。
第二章 管理
第三条 市甲局负责公园的监督管理工作。
第四条 公园应当每日开放。
第三章 附则
第五条 本办法自2023年5月1日起施行。`;

const measures = `关于进一步优化营商环境的若干措施
为进一步优化营商环境，激发市场活力，制定以下措施。
（一）压缩办理时间。企业开办时间压缩到一天以内，由市甲局负责。
（二）推行网上办理。实现高频事项全程网办，完善在线服务。
（三）落实惠企政策。建立政策清单，定期公布并兑现。
（四）加强监督考核。每季度通报一次办理情况。`;

const figures = `某某区2023年工作要点
2023年是全面贯彻落实党的二十大精神的开局之年，做好全年工作意义重大。
一、第一批任务
1.建设1.5公里道路，完成第一、二标段。
2.改造十二、十三号楼。
3.2023年底前建成统一、开放的平台。
二、第二批任务
1.完善一、二级医院合作机制。
2.推进5.5公里管网改造，落实附件中的要求。
3.改造3.6万平方米。`;

const points = `关于印发2023年安全生产工作要点的通知
各镇人民政府，县直各部门：
《2023年安全生产工作要点》已经县政府研究同意，现印发给你们，请结合实际抓好落实。
某某县人民政府办公室
2023年2月20日印发
2023年安全生产工作要点
为做好全年安全生产工作，特制定本要点。
一、压实责任
（一）落实部门责任。县甲局每季度检查一次。
（二）落实企业责任。企业每月自查一次。
二、排查隐患
（一）排查矿山隐患。6月底前完成。
（二）排查道路隐患。9月底前完成。
某某县人民政府办公室
2023年2月20日`;

const attached = `某某市人民政府办公室关于做好防汛工作的通知
某政办发〔2023〕8号
各县区人民政府，市政府各部门：
为做好防汛工作，经市政府同意，现就有关事项通知如下。
一、落实防汛责任
各级各部门要逐级落实责任，确保安全度汛。
二、备足防汛物资
6月底前备足物资，建立台账。
三、加强值班值守
实行24小时值班。
某某市人民政府办公室
2023年5月10日
附件1
防汛责任人名单
一、市级责任人
负责统筹协调。
二、县级责任人
负责组织实施。`;

const remark = `某某县重点项目推进方案
为推进重点项目建设，确保如期完成全年任务，特制定本推进方案。
一、加快前期工作
6月底前完成立项。
二、加快项目建设
年底前建成投产。
三、加强要素保障
保障用地需求。
注：第一个单位为牵头单位，其他为配合单位。`;

const named = { letter, regulation, measures, figures, points, attached, remark };

it('reads the letter, the plan and the list of attachments of the first', () => {
  expect(told(letter)).toEqual([
    '《某某市新能源汽车推广应用实施方案》',
    'letter: 某某市人民政府关于印发某某市新能源汽车推广应用实施方案的通知某政发〔2023〕12号各县区人民政府，市政府各部门：现将《某某市新能源汽车推广应用实施方案》印发给你们，请认真组织实施。',
    'signature: 某某市人民政府2023年3月1日（此件公开发布）',
    'title: 某某市新能源汽车推广应用实施方案',
    'preamble: 为加快推广新能源汽车，制定本方案。',
    'heading 一: 一、总体要求',
    'goal 一: 坚持市场主导，到2025年保有量达到1万辆。',
    'heading 二: 二、重点任务',
    'heading 二/（一）: （一）建设充电设施。',
    'task 二/（一）: 建成充电桩500个。',
    'heading 二/（二）: （二）完善支持政策。',
    'task 二/（二）: 落实购置补贴。',
    'heading 三: 三、保障措施',
    'safeguard 三: 加强组织领导。',
    'attachment: 附件：1.任务分工表2.指标表',
  ]);
});

describe('its breaks are spaces', () => {
  it.each(Object.entries(named))('%s', (_, text) => expect(told(text.replaceAll('\n', ' '))).toEqual(told(text)));
});

// Where a heading's words end is told by the sentence behind it, and where nothing parts the two, by its words alone.
describe('nothing is left of its breaks', () => {
  it.each(Object.entries({ letter, regulation, measures, figures }))('%s', (_, text) =>
    expect(told(text.replaceAll('\n', ''))).toEqual(told(text)),
  );
});

describe('is left as it is', () => {
  it.each([
    '推进（一）类、（二）类项目，完成第一、二、三标段建设，改造十二、十三、十四号楼，落实一、二、三级医院分级诊疗制度，并由市甲局会同市乙局在年底前组织验收，验收结果向社会公布。',
    '统一、高效地办理，二、三产业融合发展。',
  ])('a long sentence with words like numbers: %s', (text) => {
    expect(parsePlan(`某某方案\n一、甲\n${text}`).headings.map(({ path }) => path)).toEqual(['一']);
  });
});

it('a title that is left blank is none', () => {
  const blank = letter.replaceAll('某某市新能源汽车推广应用实施方案', '　　　　').replaceAll('\n', ' ');
  expect(parsePlan(blank).headings.map(({ path }) => path)).toEqual(['一', '二', '二/（一）', '二/（二）', '三']);
});
