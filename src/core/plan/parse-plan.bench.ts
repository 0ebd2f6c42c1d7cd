/** How fast the parser is and how its time grows with the text. The text is made here, since core reads no files. */
import { parsePlan } from './parse-plan.ts';

export interface ParserFigures {
  readonly megabytesPerSecond: number;
  /** Time of ten times the text over the time of the text: 10 is linear. */
  readonly growth: number;
}

const paragraphs = [
  '加强区域港口、机场、铁路、公路的无缝对接，构建水陆空多式联运的立体化交通网络，增强区域发展支撑力。公路方面，加快完成甲地至乙地高速公路、丙地至丁地高速公路改扩建等建设任务；积极推进戊地至己地高速公路前期工作，力争年内开工建设。到2025年，建成运营里程达到300公里以上。（责任单位：市交通运输局、市发展改革委、市自然资源和规划局等，有关县市区、功能区）',
  '支持符合条件的企业参加重点展会，对参展费用按照不超过50%的比例给予补贴，单个企业每年最高不超过20万元。2023年6月底前出台实施细则，建立重点企业培育库，推动小微企业升级。（市商务局牵头，市财政局、各县（市、区）人民政府按职责分工负责）',
  '深入实施《某某市加快建设若干政策措施》（某政发〔2022〕15号），完善信用评价标准和指标体系，充分运用各类信用信息平台，加强相关信用信息共享；鼓励金融机构研发适合产业发展特点的金融产品，扩大直接融资规模，着力解决融资难、融资贵问题。（牵头单位：市金融局；责任单位：市财政局、市税务局）',
  '推进公共服务共建共享，主动接轨基本公共服务标准体系建设，畅通信息交换渠道。建设综合服务平台，完成35个老旧小区改造，新增床位3000张。责任单位：市民政局、市卫生健康委，各县市区',
];
const chapterNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A plan of about so many UTF-8 bytes: chapters, items, tasks, assignments, deadlines, references. */
export function makePlanText(bytes: number): string {
  const lines = ['某某市加快推进重点工作分工方案', '为贯彻落实上级决策部署，结合我市实际，制定本方案。'];
  let size = 0;
  for (let item = 0; size < bytes; item++) {
    if (item % 12 === 0) lines.push(`${chapterNumbers[(item / 12) % 10]}、推进重点领域工作`);
    const line = `${item + 1}.完善工作推进机制。${paragraphs[item % paragraphs.length]}`;
    lines.push(line);
    size += line.length * 3;
  }
  return lines.join('\n');
}

function fastest(text: string, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    parsePlan(text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Parses a megabyte and ten of them. */
export function benchParser(): ParserFigures {
  const [small, large] = [makePlanText(1_000_000), makePlanText(10_000_000)];
  fastest(small, 5);
  const [one, ten] = [fastest(small, 7), fastest(large, 3)];
  const megabytes = new TextEncoder().encode(large).length / 1e6;
  return { megabytesPerSecond: megabytes / (ten / 1000), growth: ten / one };
}
