import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause, Deadline, ParsedTask } from '../parsed-plan.ts';
import { parsePlan } from '../parse-plan.ts';
import { segmentTasks } from './read-tasks.ts';

const readTasks = (plan: Omit<Parameters<typeof segmentTasks>[0], 'groups' | 'fields'>) =>
  segmentTasks({ ...plan, groups: [], fields: [] }).tasks;

function tasksIn(text: string): ParsedTask[] {
  const clauses: Clause[] = [{ path: '二/（一）', kind: 'task', start: 0, end: text.length }];
  return readTasks({ text, title: '', clauses, headings: [], assignments: [], deadlines: [], projects: [] });
}

/** One task a line; `|` stands where the text is cut. */
function cutsOf(text: string): string[] {
  return text.split('|').map((part) => part.trim().replace(/[，；。]$/u, ''));
}

describe('readTasks: where the text is cut', () => {
  it.each([
    ['a new verb with an object of its own', '加快人才市场建设，|推动老旧厂房改造开工。'],
    ['a vague date before a short sentence', '年底前完成取水口核查登记。|推进管网改造，提升供水能力。'],
    ['；and 。', '建设两座变电站；|完成管网改造。|制定应急预案。'],
    ['objects under one verb', '完善道路、桥梁、排水等设施。'],
    ['a means and its end', '通过政府购买服务等方式，开展养老护理培训。'],
    ['a trailing purpose', '开展企业走访，提升服务水平，营造良好氛围。|制定服务指南。'],
    ['a purpose goes to the action before it', '推进老旧小区改造，|加快电网建设，增强供电能力。'],
    ['a general lead clause', '加强与周边城市的合作，建设物流信息平台。'],
    ['a generic follow-up', '建立联席会议制度，加强配套协作，抓好落实。'],
    ['several verbs of the encouraged', '鼓励企业走出去，拓展海外市场，参加国际展会。'],
    ['a repeated governing verb', '支持高校设立研究院，|鼓励企业建设实验室。'],
    ['a governed clause, then an action of the government', '鼓励社会资本参与改造，|加快出台补贴办法。'],
    ['a dated figure after its action', '加快充电桩建设，到2025年建成500个。'],
    ['figures in a row', '力争营业收入增长10%，利润总额增长5%。|力争新增规上企业8家。'],
    ['a dated figure of the same thing', '鼓励企业抱团参展，全年组织20场以上抱团参展活动。'],
    ['the grounds of a reward', '对促进外贸增长，优化营商环境成效明显的县（市、区），在资金安排中给予倾斜。'],
    ['并 never splits', '督促银行优化流程，并引导银行降低利率。'],
    ['a condition before the action', '按照统一部署，推进户籍改革，|对不合格企业进行整改。'],
    ['a condition in the middle', '推进户籍改革，|按照统一标准，开展数据清理。'],
    ['将 opens an action', '建立信用档案，|将失信信息纳入信用平台。'],
    ['the parts of a rule', '对受灾企业，可缓缴水费，最长不超过3个月，不收取滞纳金。'],
    ['a duty with its parts', '领导小组负责统筹协调，督促落实，解决重大问题。'],
    ['brackets and quotation marks bind', '推行“一件事，一次办”改革（含社保、医保，试行一年）。'],
    ['a duty of a body', '各县要细化工作举措，压实责任链条，加强日常调度。|市财政局要加大支持力度，保障政策落实。'],
    ['a duty with a deliverable of its own', '各部门要健全评价办法，|推行任期制度，|明确考核的范围和条件。'],
    ['a report on what was done', '制定问题清单，及时报送主管部门。'],
    ['what is paid for the action before it', '组织青年参加就业见习，按规定给予见习补贴。|对吸纳就业多的企业给予奖励。'],
    ['terms of what was granted', '对受灾企业给予贷款贴息，贴息期限不超过1年。'],
    ['grounds that run over a comma', '对财政管理工作力度较大，支持企业融资成效突出的市（地、州），安排资金给予奖励。'],
    ['a purpose that keeps a state', '将利率变动传导至贷款利率，保持贷款利率稳中有降。'],
    ['what the encouraged do of their own accord', '引导劳动者树立正确就业观，主动提升就业能力。'],
    ['what the encouraged do, with a count of its own', '鼓励外贸企业扩大出口，|新增外贸企业10家。'],
    ['support for a field, then an action of the government', '大力支持文旅产业发展，|发放文旅消费券。'],
    ['what the organized are to do', '组织银行加强对接，加快审批流程，提供信贷支持。'],
    ['an adverb that describes the thing', '推动技师学院纳入高等职业教育，|加快高水平技师学院建设。'],
    ['how a permission is used', '对闲置资产，可统一划转，通过出租等方式盘活。'],
    ['bodies one after the other', '全省各级财政部门出台办事指引，|司法部门开辟法律援助绿色通道。'],
    ['adverbs in a row', '及时、足额、优先为研发机构办理退税。'],
    ['a prohibition after a lead', '加大信贷投放力度，|严禁违规收费。'],
  ])('%s', (_, marked) => {
    const text = marked.replaceAll('|', '');
    expect(tasksIn(text).map((task) => task.text)).toEqual(cutsOf(marked));
  });

  it('leaves out a sentence on what the work means', () => {
    const text = '进一步加大激励力度，是完善长效机制的重要举措，对于激励地方奋发进取，具有重要意义。各部门要制定实施办法。';
    expect(tasksIn(text).map((task) => task.text)).toEqual(['各部门要制定实施办法']);
  });

  it('leaves out list numbers and lead-ins', () => {
    expect(tasksIn('具体措施：（1）编制规划；（2）建设平台。').map((task) => task.text)).toEqual(['编制规划', '建设平台']);
  });

  it('leaves out run-in headings that come in a series', () => {
    const text =
      '补齐主业短板。全面梳理主业链条，列出短板清单。寻找优质合作项目。通过兼并收购等方式，推动合作项目落地。强化监督。健全公开制度，定期公示。';
    expect(tasksIn(text).map((task) => task.text.slice(0, 4))).toEqual(['全面梳理', '通过兼并', '健全公开', '定期公示']);
  });

  it.each([
    ['sentences as short as itself', '编制港口规划。建设港口码头。组建创新中心。推进中心扩建。'],
    ['sentences that say nothing of it', '编制产业规划。引进龙头企业，建设两座码头。组建技术中心。支持高校招生，开展交流。'],
    ['a day', '6月底前编制港口规划。按照港口规划，建设码头。9月底前组建技术中心。依托技术中心，开展交流。'],
  ])('takes no sentence for a heading before %s', (_, text) => {
    const sentences = text.split('。').filter((sentence) => sentence !== '');
    const deadlines = [...text.matchAll(/\d月底前/gu)].map(({ index, 0: raw }): Deadline => ({
      path: '一',
      raw,
      start: index,
      end: index + raw.length,
      kind: 'by',
      role: 'task',
      from: null,
      to: null,
    }));
    const clauses: Clause[] = [{ path: '一', kind: 'task', start: 0, end: text.length }];
    const tasks = readTasks({ text, title: '', clauses, headings: [], assignments: [], deadlines, projects: [] });
    for (const sentence of sentences) expect(tasks.some((task) => sentence.startsWith(task.text))).toBe(true);
  });

  it('takes no sentence at the head of a paragraph for a heading of its like', () => {
    const text = ['加快码头建设。推进铁路建设。', '推广新能源船舶。建设岸电设施。', '编制产业规划。引进一批项目。'].join('\n');
    expect(tasksIn(text)).toHaveLength(6);
  });

  it('leaves out the short sentences that head most unnumbered paragraphs', () => {
    const text = [
      '培育平台。支持建设两座平台，扩大覆盖。',
      '推动企业上云。建立上云资源池，引导企业入池。',
      '提升能力。鼓励企业开展评估，给予奖补。',
    ].join('\n');
    expect(tasksIn(text).map((task) => task.text.slice(0, 2))).toEqual(['支持', '建立', '引导', '鼓励']);
  });

  it('takes only clauses of tasks and safeguards', () => {
    const text = '到2025年建成强市。推进改造。加强督查。';
    const clauses: Clause[] = [
      { path: '一', kind: 'goal', start: 0, end: 11 },
      { path: '二', kind: 'task', start: 11, end: 16 },
      { path: '三', kind: 'safeguard', start: 16, end: 21 },
    ];
    const tasks = readTasks({ text, title: '', clauses, headings: [], assignments: [], deadlines: [], projects: [] });
    expect(tasks.map(({ path, text: words }) => [path, words])).toEqual([
      ['二', '推进改造'],
      ['三', '加强督查'],
    ]);
  });
});

describe('readTasks: what a task is', () => {
  it.each([
    ['制定节能改造实施方案', 'policy', 'deliver', 'once'],
    ['完善内部审计制度', 'policy', 'advance', 'once'],
    ['严格落实国土空间规划', 'matter', 'sustain', 'once'],
    ['建立招商信息发布平台', 'platform', 'deliver', 'once'],
    ['推动设立产业发展基金', 'platform', 'advance', 'once'],
    ['探索建设联动创新区', 'platform', 'explore', 'once'],
    ['鼓励搭建公共服务平台', 'platform', 'support', 'once'],
    ['全面完成城南污水处理厂改扩建工程', 'project', 'deliver', 'once'],
    ['推动城际铁路年内开工建设', 'project', 'start', 'once'],
    ['积极推进环城高速公路前期工作', 'project', 'advance', 'once'],
    ['争取高铁在本市设站', 'project', 'strive', 'once'],
    ['支持企业技术创新', 'matter', 'support', 'once'],
    ['力争全年工业产值增长8%', 'matter', 'strive', 'quantity'],
    ['高水平举办国际文化论坛', 'matter', 'sustain', 'recurring'],
    ['定期开展安全检查', 'matter', 'sustain', 'recurring'],
    ['不得要求企业重复提交材料', 'matter', 'sustain', 'constraint'],
    ['研究谋划跨江通道', 'matter', 'explore', 'once'],
    ['对符合条件的企业给予5万元补助', 'matter', 'support', 'once'],
    ['困难企业可向税务机关申请延期缴纳税款', 'matter', 'support', 'once'],
  ])('%s', (text, kind, commitment, nature) => {
    expect(tasksIn(`${text}。`)).toMatchObject([{ kind, commitment, nature, role: 'task' }]);
  });

  it.each([
    ['各县（市、区）要建立工作台账，落实专人。', '各县（市、区）'],
    ['市发展改革委要会同有关部门做好评估。', '市发展改革委'],
    ['人力资源社会保障部门要加强培训。', '人力资源社会保障部门'],
    ['由市财政局牵头制定资金方案。', '市财政局'],
    ['鼓励企业开展培训。', null],
    ['政府采购工程要落实扶持政策。', null],
    ['2023年将企业纳入名录。', null],
  ])('subject of %s', (text, subject) => {
    expect(tasksIn(text)[0]?.subject).toBe(subject);
  });

  it('takes a whole first sentence that only strengthens its field as the lead of its item', () => {
    const tasks = tasksIn('深化与周边城市的融合和交流合作，不断提高开放水平。推进口岸建设。');
    expect(tasks.map(({ role, text }) => [role, text])).toEqual([
      ['overall', '深化与周边城市的融合和交流合作，不断提高开放水平'],
      ['task', '推进口岸建设'],
    ]);
  });

  it('makes a title of the concrete action alone', () => {
    const [task] = tasksIn('依托区位优势，加快建设面向东南亚的现代综合物流枢纽、国际冷链交易中心和跨境电商产业园。');
    expect(task?.title.startsWith('建设')).toBe(true);
    expect(task?.title.length).toBeLessThanOrEqual(28);
  });
});

describe('readTasks on any text', () => {
  const word = fc.constantFrom(
    ...'，；。：、（）“”\n 的并等2年%一是（1）'.split(''),
    '加快',
    '推进',
    '建设',
    '鼓励',
    '对',
    '将',
    '通过',
    '方式',
    '市财政局',
    '要',
    '平台',
    '提升',
    '力争',
    '10家',
  );
  it('keeps tasks disjoint, in order and inside their clauses', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), fc.array(fc.nat(60), { maxLength: 4 }), (words, cuts) => {
        const text = words.join('');
        const ends = [...new Set([...cuts.map((cut) => Math.min(cut, text.length)), text.length])]
          .filter((end) => end > 0)
          .sort((a, b) => a - b);
        const clauses = ends.map((end, index): Clause => ({
          path: String(index),
          kind: index % 2 === 0 ? 'task' : 'other',
          start: ends[index - 1] ?? 0,
          end,
        }));
        const tasks = readTasks({ text, title: '', clauses, headings: [], assignments: [], deadlines: [], projects: [] });
        let at = 0;
        for (const task of tasks) {
          expect(task.start).toBeGreaterThanOrEqual(at);
          expect(task.end).toBeGreaterThan(task.start);
          expect(task.text).toBe(text.slice(task.start, task.end));
          expect(task.title.length).toBeLessThanOrEqual(28);
          expect(clauses.some((clause) => clause.kind === 'task' && clause.start <= task.start && task.end <= clause.end)).toBe(true);
          at = task.end;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a task has words', () => {
  const titles = (text: string) => parsePlan(`某市方案\n一、重点任务\n${text}`).tasks.map(({ title }) => title);
  it.each([
    ['1.加快推进甲工程建设。(3.5亿元)', ['推进甲工程建设']],
    ['1.加快推进甲工程建设。（43.示范区农业农村局）', ['推进甲工程建设']],
    ['1.加快推进甲工程建设。（2025年新增3.5亿元）\n2.加快推进乙工程建设。（责任单位：市甲局）', ['推进甲工程建设', '推进乙工程建设']],
  ])('in %s', (text, expected) => expect(titles(text)).toEqual(expected));

  it('whatever brackets, numbers and points stand where', () => {
    const piece = fc.constantFrom(
      '（',
      '）',
      '(',
      ')',
      '〔',
      '〕',
      '3.',
      '43.',
      '5',
      '亿元',
      '推进',
      '建设甲工程',
      '，',
      '。',
      '、',
      '；',
      '：',
      '\n',
      ' ',
      '1.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const title of titles(pieces.join(''))) expect(title.trim()).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });
});
