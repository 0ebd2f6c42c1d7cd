import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';
import { normalText } from './normal-text.ts';

describe('the text that the readers read', () => {
  it.each([
    ['digits and letters of full width', '２０２５年底前建成５Ｇ基站', '2025年底前建成5G基站'],
    ['radicals', '⼀、⾼速公路⽹', '一、高速公路网'],
    ['radicals of the supplement', '⻓江⻔户', '长江门户'],
    ['radicals that NFKC takes for Traditional characters or leaves', '养殖散养⼾的⻧⽔㬵', '养殖散养户的卤水胶'],
    [
      'a line broken before a number',
      '1.推动城市更新行动走深走实，建立健全\n长效工作机制，加快补齐基础设施的短板\n2.推进老旧小区改造，完善公共服务配套。',
      '1.推动城市更新行动走深走实，建立健全长效工作机制，加快补齐基础设施的短板\n2.推进老旧小区改造，完善公共服务配套。',
    ],
    [
      'a line broken before a label',
      '1.推动城市更新行动走深走实，建立健全\n长效工作机制，加快补齐基础设施的短板\n责任单位：市住房城乡建设局、市财政局',
      '1.推动城市更新行动走深走实，建立健全长效工作机制，加快补齐基础设施的短板\n责任单位：市住房城乡建设局、市财政局',
    ],
    ['Traditional characters', '責任單位：市經信局，牽頭單位：市財政局', '责任单位：市经信局，牵头单位：市财政局'],
    ['characters that Simplified texts have, too', '在著名景区修建乾隆行宫，建设一批著名品牌', '在著名景区修建乾隆行宫，建设一批著名品牌'],
    [
      'a page number between the halves of a sentence',
      '新增普惠托位一千二百个，支持幼儿\n— 3 —\n园开设托班，对达标机构给予每个托位\n补助。',
      '新增普惠托位一千二百个，支持幼儿园开设托班，对达标机构给予每个托位补助。',
    ],
    ['a page number between paragraphs', '一、甲\n— 3 —\n二、乙', '一、甲\n二、乙'],
    ['pipes', '序号 | 工作任务 | 责任单位\n1 | 建成甲路 | 市甲局', '序号\t工作任务\t责任单位\n1\t建成甲路\t市甲局'],
    [
      'a table in Markdown',
      '| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 建成甲路 | 市甲局 |',
      '序号\t工作任务\t责任单位\n1\t建成甲路\t市甲局',
    ],
    [
      'pipes under a head of two lines',
      '序号 | 任务 | 完成 | 责任 |\n | | 时限 | 单位 |\n1 | 建成甲路 | 6月底 | 市甲局 |\n2 | 建成乙路 | 9月底 | 市乙局 |',
      '序号\t任务\t完成时限\t责任单位\n1\t建成甲路\t6月底\t市甲局\n2\t建成乙路\t9月底\t市乙局',
    ],
    [
      'a pipe before each cell, and a number that goes on from another page',
      '序号\n| 项目\n| 工 作 要 求\n| 责任单位\n|\n7\n| 污水和\n管网\n| 建成甲厂。\n| 市甲局\n市乙局\n|\n8\n| 改造乙厂。\n| 市丙局\n|',
      '序号\t项目\t工 作 要 求\t责任单位\n7\t污水和管网\t建成甲厂。\t市甲局、市乙局\n8\t改造乙厂。\t\t市丙局\n',
    ],
    [
      'a pipe behind each cell',
      '序号 |\n重点工作 |\n责任单位 |\n完成时限 |\n1 |\n建成甲路。 |\n市甲局 |\n全年 |\n2 |\n建成乙路。 |\n市乙局 |\n6月 |',
      '序号\t重点工作\t责任单位\t完成时限\n1\t建成甲路。\t市甲局\t全年\n2\t建成乙路。\t市乙局\t6月',
    ],
    [
      'single spaces in a numbered table',
      '序号 任务 责任单位 完成时限\n1 建成甲路 市甲局 6月底\n2 建成乙路 市乙局 9月底\n以上任务由 各区 落实 好',
      '序号\t任务\t责任单位\t完成时限\n1\t建成甲路\t市甲局\t6月底\n2\t建成乙路\t市乙局\t9月底\n以上任务由 各区 落实 好',
    ],
    [
      'cells on lines of their own',
      '序号\n任务\n责任单位\n完成时限\n1\n建成甲路。\n市甲局\n市乙局\n9月底前\n2\n建成乙路，打通\n丙路。\n市丙局\n12月底前\n三、其他',
      '序号\t任务\t责任单位\t完成时限\n1\t建成甲路。\t市甲局、市乙局\t9月底前\n2\t建成乙路，打通丙路。\t市丙局\t12月底前\n三、其他',
    ],
    [
      'the name of a group between the rows',
      '序号\n任务\n责任单位\n1\n建成甲路。\n市甲局\n一、水利\n2\n建成乙渠。\n市乙局',
      '序号\t任务\t责任单位\n1\t建成甲路。\t市甲局\n一、水利\n2\t建成乙渠。\t市乙局',
    ],
    [
      'cells over several lines before the name of a group',
      '序号\n任务\n责任单位\n1\n建成甲路，\n打通乙路。\n市甲局\n市乙局\n一、水利\n2\n建成丙渠。\n市丙局',
      '序号\t任务\t责任单位\n1\t建成甲路，打通乙路。\t市甲局、市乙局\n一、水利\n2\t建成丙渠。\t市丙局',
    ],
    [
      'a cell in which nothing stands',
      '序号\n任务\n责任单位\n完成时限\n1\n建成甲路。\n—\n9月底前\n2\n建成乙路。\n市乙局\n12月底前',
      '序号\t任务\t责任单位\t完成时限\n1\t建成甲路。\t—\t9月底前\n2\t建成乙路。\t市乙局\t12月底前',
    ],
    ['a label beside a word in other brackets', '建设甲路。〔责任单位〕市甲局【示范】工程', '建设甲路。责任单位：市甲局【示范】工程'],
    ['labels in brackets', '建设甲路。\n【责任单位】市甲局【政策依据】某文', '建设甲路。\n责任单位：市甲局；政策依据：某文'],
    [
      'a heading behind a bracket',
      '（一）建设甲路。（责任单位：市甲局）二、稳主体\n（二）建设乙路。',
      '（一）建设甲路。（责任单位：市甲局）\n二、稳主体\n（二）建设乙路。',
    ],
  ])('is plain: %s', (_name, printed, read) => {
    const normal = normalText(printed);
    expect(normal.text).toBe(read);
    for (let at = 0; at < read.length; at++) expect(normal.back(at)).toBeLessThan(printed.length);
  });

  it.each([
    ['lines of a list', '一、甲\n市发展改革委、市财政局\n市自然资源和规划局\n二、乙'],
    ['a title in two lines', '泰和市关于加快推进综合交通发展的\n若干政策措施分工方案\n一、甲\n1.建设甲路。'],
    ['a word in brackets', '一、甲\n1.由牵头单位（责任单位）报送。\n2.编制【方案】。'],
    ['two lines that end in a page', '一、水利……1\n二、交通……2\n三、教育'],
    ['sentences below 目录', '目录\n一、水利\n1.疏浚东支河。\n一、水利\n2.加固堤岸。'],
    ['pipes without a head', '甲 | 乙 | 责任单位\n1 | 2 | 市甲局'],
    ['a head with an empty cell', '序号 | | 责任单位\n1 | 建成甲路 | 市甲局'],
    ['a head without rows', '| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n以下为正文'],
    ['cells without work', '序号\n责任单位\n完成时限\n1\n市甲局\n9月底前\n2\n市乙局\n12月底前'],
    ['cells', '序号\n任务\n1\n建设甲路\n2\n建设乙路'],
  ])('leaves alone: %s', (_name, printed) => {
    expect(normalText(printed).text).toBe(printed);
  });

  it('leads each of its characters back, those that it puts in to the start of what they stand for', () => {
    const { back, text } = normalText('一、甲\n【责任单位】市甲局');
    expect(Array.from(text, (_, at) => back(at))).toEqual([0, 1, 2, 3, 4, 4, 4, 4, 4, 10, 11, 12]);
  });

  it('is made in time with its length', () => {
    const text = '推动城市更新行动走深走实、建立健全长效机制、加快\n'.repeat(3000);
    expect(normalText(text).text.length).toBeLessThanOrEqual(text.length);
  });
});

describe('what was found', () => {
  it('stands in the words of the document', () => {
    const text =
      '重點工作分工\n一、產業\n（一）建設濱河產業園。（責任單位：市經信局，各縣區；２０２５年９月底前完成）\n（二）推進Rl線建設。';
    const { title, assignments, deadlines, doubts, headings, tasks } = parsePlan(text);
    expect(title).toBe('重點工作分工');
    expect(assignments[0]).toMatchObject({
      responsible: ['市經信局'],
      local: ['各縣區'],
      raw: '（責任單位：市經信局，各縣區；２０２５年９月底前完成）',
    });
    expect(doubts.find(({ code }) => code === 'misprint')?.message).toContain('“Rl線”');
    expect(deadlines[0]).toMatchObject({ raw: '２０２５年９月底前', to: '2025-09-30' });
    expect(headings[0]).toMatchObject({ heading: '產業' });
    expect(tasks[0]?.text).toBe('建設濱河產業園');
  });

  it('leaves what was set aside as leaves of its own', () => {
    const text =
      '首页 > 政务公开\n重点工作清单\n目录\n一、水利……1\n二、交通……2\n三、教育……3\n一、水利\n1.疏浚东支河，加固堤岸。\n上一篇：通知';
    const { title, clauses, headings } = parsePlan(text);
    expect(title).toBe('重点工作清单');
    expect(headings.map(({ path }) => path)).toEqual(['一', '一/1']);
    expect(clauses.filter(({ kind }) => kind === 'set-aside').map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      '首页 > 政务公开',
      '目录\n一、水利……1\n二、交通……2\n三、教育……3',
      '上一篇：通知',
    ]);
    expect(clauses.map(({ start }) => start)).toEqual([0, ...clauses.slice(0, -1).map(({ end }) => end)]);
    expect(clauses.at(-1)?.end).toBe(text.length);
  });

  const head = '某市2025年方案\n';
  it.each([
    [
      'a table with points',
      '序号\t任务\t责任单位\t分值\n1\t新建中小学校\t市教育局\t10\n2\t改造小区\t市住建局\t15\n3\t新建场站\t市交通局\t18',
    ],
    [
      'a table with months',
      '序号\t任务\t责任单位\t完成月份\n1\t新建学校\t市教育局\t6\n2\t改造小区\t市住建局\t9\n3\t新建场站\t市交通局\t12',
    ],
    ['a table behind the word 目录', '目录\n1\t新建学校\t市教育局\t6\n2\t改造小区\t市住建局\t9\n3\t新建场站\t市交通局\t12'],
    ['figures behind gaps', '一、重点任务\n1.新建中小学校，学位数   500\n2.改造老旧小区，小区数   720\n3.新建公交场站，场站数   830'],
    ['figures behind dots', '一、重点任务\n1.新建中小学校……100\n2.改造老旧小区……120\n3.新建公交场站……130'],
    ['items behind the word 目录', '1.公布权责\n目录\n2.推进公开\n（责任单位：市司法局）\n3.推进共享\n（责任单位：市数据局）\n2.推进公开'],
    ['items on ICP备案', '1.完成全市政府网站ICP备案清理。（责任单位：市大数据局）\n2.清理网站、公网安备全覆盖。（责任单位：市公安局）'],
    ['what is printed, closed, linked', '打印 设备统一采购。\n关闭 落后产能企业10家。\n相关链接：推进数据共享，2025年底前完成。'],
  ])('is not %s', (_name, words) => {
    expect(parsePlan(head + words).clauses.filter(({ kind }) => kind === 'set-aside')).toEqual([]);
  });

  it.each([
    '打印本页 关闭窗口',
    '【打印】【关闭】',
    '鲁ICP备10000001号-2 鲁公网安备37090002000001号',
    '责任编辑：李四',
    '字体：【大 中 小】',
    '下一篇：某某通知',
  ])('is a site’s line: %s', (line) => {
    const { clauses } = parsePlan(`${head}一、重点任务\n1.建设甲路。（责任单位：市甲局）\n${line}`);
    expect(clauses.filter(({ kind }) => kind === 'set-aside')).toHaveLength(1);
  });

  it('behind a contents list without leaders is the title of the document, and no entry', () => {
    const list = '目录\n一、主要任务 1\n二、保障措施 2\n附件：任务表 3\n';
    const text = `${list}某市重点工作分工方案\n一、主要任务\n1.建设甲站。（责任单位：市甲局）\n二、保障措施\n1.加强协调。（责任单位：市乙局）`;
    const { title, setAside } = parsePlan(text);
    expect(title).toBe('某市重点工作分工方案');
    expect(setAside.map(({ start, end }) => text.slice(start, end).trim())).toEqual([list.trim()]);
  });

  it('without the word 目录 is a contents list where its entries are the headings below', () => {
    const entries = ['一、水利', '二、交通', '三、教育'];
    const body = entries.map((entry) => `${entry}\n1.建设${entry.slice(2)}工程。（责任单位：市甲局）`).join('\n');
    const { clauses, headings } = parsePlan(`${head}${entries.map((entry, index) => `${entry}……${index + 1}`).join('\n')}\n${body}`);
    expect(clauses.filter(({ kind }) => kind === 'set-aside')).toHaveLength(1);
    expect(headings.map(({ path }) => path)).toEqual(['一', '一/1', '二', '二/1', '三', '三/1']);
  });
});
