/**
 * How fast the parser is on one core: over the corpus as it is, with spaces for its line breaks and with none, over its slowest document, and
 * over a made plan, alone and ten times as long. Beside each stands a walk over the same text in the same round, the least that anything
 * costs which looks at every word: what it takes moves with the machine, so the ratio to it is what two revisions are compared by.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlan } from '#core/plan/parse-plan.ts';

/** A document is read so often in a round that its time can be told. */
const bytesOfRound = 100_000;
const rounds = 9;
const warmUp = 4;

const paragraphs = [
  '加强区域港口、机场、铁路、公路的无缝对接，构建水陆空多式联运的立体化交通网络，增强区域发展支撑力。公路方面，加快完成甲地至乙地高速公路、丙地至丁地高速公路改扩建等建设任务；积极推进戊地至己地高速公路前期工作，力争年内开工建设。到2025年，建成运营里程达到300公里以上。（责任单位：市交通运输局、市发展改革委、市自然资源和规划局等，有关县市区、功能区）',
  '支持符合条件的企业参加重点展会，对参展费用按照不超过50%的比例给予补贴，单个企业每年最高不超过20万元。2023年6月底前出台实施细则，建立重点企业培育库，推动小微企业升级。（市商务局牵头，市财政局、各县（市、区）人民政府按职责分工负责）',
  '深入实施《某某市加快建设若干政策措施》（某政发〔2022〕15号），完善信用评价标准和指标体系，充分运用各类信用信息平台，加强相关信用信息共享；鼓励金融机构研发适合产业发展特点的金融产品，扩大直接融资规模，着力解决融资难、融资贵问题。（牵头单位：市金融局；责任单位：市财政局、市税务局）',
  '推进公共服务共建共享，主动接轨基本公共服务标准体系建设，畅通信息交换渠道。建设综合服务平台，完成35个老旧小区改造，新增床位3000张。责任单位：市民政局、市卫生健康委，各县市区',
];
const chapterNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A plan of about so many UTF-8 bytes: chapters, items, tasks, assignments, deadlines, references. */
function makePlanText(bytes: number): string {
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

interface Sample {
  readonly name: string;
  readonly form: string;
  readonly text: string;
  readonly bytes: number;
}

const forms: readonly (readonly [string, (text: string) => string])[] = [
  ['as printed', (text) => text],
  ['breaks as spaces', (text) => text.replaceAll('\n', ' ')],
  ['without breaks', (text) => text.replaceAll('\n', '')],
];

function sample(name: string, form: string, text: string): Sample {
  return { name, form, text, bytes: Buffer.byteLength(text) };
}

function corpus(): Sample[] {
  const folder = join(import.meta.dirname, '../corpus');
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return forms.map(([form, change]) => sample(name, form, change(text)));
  });
}

/** Runs of letters, numbers and marks. */
const word = /[\p{Script=Han}A-Za-z]+|\d+|[^\s\p{Script=Han}A-Za-z\d]/gu;

/** Counts the words, so that it takes memory as the parser does: what is busy beside slows both. */
function walk(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(word)) counts.set(found, (counts.get(found) ?? 0) + 1);
  return counts;
}

/** Milliseconds of the processor, those of its threads for memory and compiling too. */
function processorTime(read: (text: string) => unknown, { text, bytes }: Sample): number {
  const times = Math.ceil(bytesOfRound / bytes);
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

interface Figures {
  readonly sample: Sample;
  /** Milliseconds of each round. */
  readonly parser: number[];
  readonly walk: number[];
}

function measure(samples: readonly Sample[]): Figures[] {
  const figures = samples.map((one): Figures => ({ sample: one, parser: [], walk: [] }));
  for (let round = -warmUp; round < rounds; round++) {
    for (const { sample: one, parser, walk: walked } of figures) {
      const parsing = processorTime(parsePlan, one);
      const walking = processorTime(walk, one);
      if (round < 0) continue;
      parser.push(parsing);
      walked.push(walking);
    }
  }
  return figures;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const speed = (bytes: number, milliseconds: number): string => `${(bytes / 1000 / milliseconds).toFixed(1)} MB/s`;

/** Of some texts together: MB a second in the best and the middle round, and how many walks a parse takes. */
function line(name: string, figures: readonly Figures[]): string {
  const bytes = sum(figures.map((one) => one.sample.bytes));
  const times = Array.from({ length: rounds }, (_, round) => ({
    parser: sum(figures.map((one) => one.parser[round] ?? NaN)),
    walk: sum(figures.map((one) => one.walk[round] ?? NaN)),
  }));
  const parser = times.map((time) => time.parser);
  const ratios = times.map((time) => time.parser / time.walk);
  const walks = [Math.min(...ratios), middle(ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(1)).join('–');
  return `${name}: ${speed(bytes, Math.min(...parser))} in the best round, ${speed(bytes, middle(parser))} in the middle one; as much as ${walks} walks`;
}

/** By the best round: in a small document a single interruption weighs more than the text. */
const slowness = ({ sample: { bytes }, parser }: Figures): number => Math.min(...parser) / bytes;

/** Measures and prints. */
export function benchParser(): void {
  const documents = measure(corpus());
  for (const [form] of forms)
    console.log(
      line(
        `corpus, ${form}`,
        documents.filter((one) => one.sample.form === form),
      ),
    );
  console.log(line('corpus, all', documents));
  const [slowest] = documents.toSorted((a, b) => slowness(b) - slowness(a));
  if (slowest !== undefined) console.log(line(`slowest, ${slowest.sample.name} ${slowest.sample.form}`, [slowest]));
  const made = measure([sample('made', 'as printed', makePlanText(1_000_000)), sample('made', 'ten times', makePlanText(10_000_000))]);
  for (const one of made) console.log(line(`${one.sample.name}, ${one.sample.form}`, [one]));
  const [one, ten] = made.map(({ parser }) => Math.min(...parser));
  console.log(`ten times the text takes ${((ten ?? NaN) / (one ?? NaN)).toFixed(1)} times the time`);
}
