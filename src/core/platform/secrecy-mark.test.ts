import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markedLabel } from '#core/platform/marked-label.ts';
import type { MarkPlace } from '#core/platform/mark-text.ts';
import { findSecrecyMark, refuseSecrecyMark } from '#core/platform/secrecy-mark.ts';

const body = '泰安市推进工作分工方案\n一、总体要求\n加快融入省会经济圈。\n';

/** Lines 11 and after are no head any more. */
const deep = Array.from({ length: 12 }, (_, index) => `第${index + 1}段，推进各项工作。`).join('\n');

describe('marks of state secrets', () => {
  it.each<[string, MarkPlace, string, string]>([
    ['with star and period', 'text', `机密★5年\n${body}`, 'secret'],
    ['below the number of the copy', 'text', `000012\n绝密★30年\n特急\n${body}`, 'top'],
    ['behind the number of the copy', 'text', `000012　秘密★1年　特急\n${body}`, 'confidential'],
    ['set wide', 'text', `机　　密★1年\n${body}`, 'secret'],
    ['with characters of no width', 'text', `机\u200B密\u200B★1年\n${body}`, 'secret'],
    ['until a condition', 'text', `机密★启用前\n${body}`, 'secret'],
    ['until a day', 'text', `秘密★2030年12月31日\n${body}`, 'confidential'],
    ['with a typed star', 'text', `秘密*5年\n${body}`, 'confidential'],
    ['with an empty star', 'text', `机密☆长期\n${body}`, 'secret'],
    ['in brackets', 'text', `【机密】\n${body}`, 'secret'],
    ['with star in brackets', 'text', `（秘密★5年）\n${body}`, 'confidential'],
    ['in bold of Markdown', 'text', `**机密★5年**\n${body}`, 'secret'],
    ['old, without star', 'text', `机密\n${body}`, 'secret'],
    ['old, with the period', 'text', `秘密 5年\n${body}`, 'confidential'],
    ['old, beside the urgency', 'text', `机密　特急\n${body}`, 'secret'],
    ['as a file of a level', 'text', `机密级\n${body}`, 'secret'],
    ['below the title', 'text', `泰安市推进工作分工方案\n（征求意见稿）\n机密\n一、总体要求`, 'secret'],
    ['as a field of the cover', 'text', `密级：机密\n${body}`, 'secret'],
    ['as a field of the cover with blanks', 'text', `密 级： 秘密★10年\n${body}`, 'confidential'],
    ['with star on a later page', 'text', `${deep}\n机密★5年\n附件`, 'secret'],
    ['behind a cell', 'text', `泰安市人民政府\t机密★5年\n${body}`, 'secret'],
    ['in traditional characters', 'text', `機密★5年\n${body}`, 'secret'],
    ['in a header', 'header', '泰安市人民政府\n机密', 'secret'],
    ['in a cell of a header', 'header', '泰安市人民政府\t秘密', 'confidential'],
    ['among keywords', 'properties', '规划;机密', 'secret'],
    ['in a cell of a table', 'table', '泰安市\t绝密\t370900', 'top'],
    ['in a file’s name in brackets', 'name', '【机密】分工方案.docx', 'secret'],
    ['in a file’s name with star', 'name', '分工方案 机密★5年.docx', 'secret'],
    ['at the end of a file’s name', 'name', '分工方案（秘密）.docx', 'confidential'],
    ['as a file’s name', 'name', '绝密.pdf', 'top'],
    ['with its star as a file’s name', 'name', '机密★.png', 'secret'],
    ['with its star behind a hyphen', 'name', '签批件-秘密★.pdf', 'confidential'],
    ['between stars in a file’s name', 'name', '★机密★ 分工方案.docx', 'secret'],
    ['before a hyphen in a file’s name', 'name', '机密级-方案.pdf', 'secret'],
    ['at the beginning of a field', 'field', '秘密★3年 推进某项工作', 'confidential'],
    ['as a field', 'field', '机密', 'secret'],
    ['with a variation selector', 'text', `机密\uFE0F★5年\n${body}`, 'secret'],
    ['with a joiner of graphemes', 'text', `机\u034F密★5年\n${body}`, 'secret'],
    ['with a filler', 'text', `机\u3164密\n${body}`, 'secret'],
    ['with a combining stroke', 'text', `机\u0336密\u0336\n${body}`, 'secret'],
    ['with a blank of Braille', 'text', `机\u2800密\n${body}`, 'secret'],
    ['set as wide as the line', 'text', `机${'　'.repeat(9)}密\n${body}`, 'secret'],
    ['in full width', 'text', `机密＊５年\n${body}`, 'secret'],
    ['with a dot for the star', 'text', `机密●1年\n${body}`, 'secret'],
    ['with a star of a symbol font', 'text', `机密\uF0AB5年\n${body}`, 'secret'],
    ['with a star of a symbol font alone', 'text', `机密\uF0AB\n${body}`, 'secret'],
    ['behind a word for the level', 'text', `${deep}\n等级：机密★1年\n${body}`, 'secret'],
    ['behind a word for the mark', 'field', '密级标识： 机密 ★ 长期', 'secret'],
    ['quoted, with nothing else in the line', 'text', `${deep}\n“机密★1年”\n${body}`, 'secret'],
    ['starred below a list of the levels', 'text', `绝密\n机密\n秘密\n机密★5年\n${body}`, 'secret'],
    ['as one of several fields of the head', 'text', `份号：000001　　密级：机密　　紧急程度：特急\n${body}`, 'secret'],
    ['by its name in GB/T 9704', 'text', `密级和保密期限：机密★10年\n${body}`, 'secret'],
    ['by its name, without a star', 'text', `密级和保密期限：机密 10年\n${body}`, 'secret'],
    ['with the period in brackets', 'text', `机密（10年）\n${body}`, 'secret'],
    ['behind the urgency', 'text', `特急 机密\n${body}`, 'secret'],
    ['beside the document’s number', 'text', `机密　　　泰政发〔2026〕3号\n${body}`, 'secret'],
    ['as a kind of file', 'text', `机密文件\n${body}`, 'secret'],
    ['with a word of care', 'text', `秘密 妥善保管\n${body}`, 'confidential'],
    ['before a title', 'text', `【机密】泰和市分工方案\n一、总体要求`, 'secret'],
    ['behind a title', 'text', `泰和市分工方案（机密★5年）\n一、总体要求`, 'secret'],
    ['at an annex', 'text', `${deep}\n附件1：机密★5年`, 'secret'],
    ['behind three hundred blanks', 'text', `机密${' '.repeat(300)}特急\n${body}`, 'secret'],
    ['by the label of another word', 'text', `保密等级：机密\n${body}`, 'secret'],
    ['in the cell behind its label', 'text', `${deep}\n密级\t机密\t紧急程度\t特急`, 'secret'],
    ['in a long row', 'table', `泰和市公安局\t机密\t${'职责'.repeat(150)}`, 'secret'],
    ['beside the page’s number', 'header', '机密  第1页', 'secret'],
    ['beside a header’s title', 'header', '泰和市防汛方案 机密', 'secret'],
    ['in brackets in a header', 'header', '泰和市防汛方案（机密）', 'secret'],
    ['in a numbered file’s name', 'name', '机密文件1.docx', 'secret'],
    ['on the tenth line', 'text', `${deep.split('\n').slice(0, 9).join('\n')}\n机密\n`, 'secret'],
    ['on the tenth line, blank ones not counted', 'text', `${deep.split('\n').slice(0, 9).join('\n \n')}\n\n机密\n`, 'secret'],
    ['in a cell of a comment', 'aside', '事由\t机密', 'secret'],
    ['in a comment', 'aside', '请核对\n机密', 'secret'],
    ['in what is hidden', 'hidden', `机密\n${body}`, 'secret'],
    ['at the beginning of a file’s name', 'name', '机密 分工方案.docx', 'secret'],
    ['at the end of a file’s name behind a blank', 'name', '分工方案 秘密.docx', 'confidential'],
    ['in a file’s name set wide', 'name', '分工方案（机 密）.docx', 'secret'],
    ['with a star and nothing else, on a later page', 'text', `${deep}\n机密★\n附件`, 'secret'],
    ['with a star and the urgency, on a later page', 'text', `${deep}\n机密★特急 附件`, 'secret'],
    ['in the cell behind the label of a file', 'text', `${deep}\n文件密级\t机密\t特急`, 'secret'],
    ['beside a page’s number between strokes', 'header', '秘密-12-', 'confidential'],
    ['among keywords of secrets that are no topic', 'properties', '规划;秘密', 'confidential'],
    ['behind a header’s long title', 'header', '泰和市 2026 年 防汛 方案 机密', 'secret'],
    ['before its period, with blanks as wide as a line', 'field', `机${' '.repeat(60)}密（10年）${' '.repeat(60)}`, 'secret'],
    ['between stars', 'text', `★机密★\n${body}`, 'secret'],
    ['behind a star', 'text', `★机密\n${body}`, 'secret'],
    ['behind a mark of attention', 'text', `※机密※\n${body}`, 'secret'],
    ['until a day', 'text', `机密★至2030年\n${body}`, 'secret'],
    ['until it is lifted', 'text', `机密★解密前\n${body}`, 'secret'],
    ['until the end of something', 'text', `绝密★考试结束前\n${body}`, 'top'],
    ['under another name of the label', 'text', `秘密等级：机密\n${body}`, 'secret'],
    ['where it was set', 'text', `定密：机密\n${body}`, 'secret'],
    ['with its period behind a comma', 'text', `密级:机密,保密期限10年\n${body}`, 'secret'],
    ['ticked', 'text', `密级：☑机密\n${body}`, 'secret'],
    ['ticked among the others', 'text', `密级：□绝密 ■机密 □秘密\n${body}`, 'secret'],
    ['with the name of its period', 'text', `机密★ 保密期限10年\n${body}`, 'secret'],
    ['with its urgency in brackets', 'text', `机密（特急）\n${body}`, 'secret'],
    ['with its urgency behind a stroke', 'text', `机密/特急\n${body}`, 'secret'],
    ['behind the number of the copy in words', 'text', `第003份 机密\n${body}`, 'secret'],
    ['before the number of the copy', 'text', `机密 第3份\n${body}`, 'secret'],
    ['before a number with its name', 'text', `机密 编号：003\n${body}`, 'secret'],
    ['with what is forbidden', 'text', `机密 严禁复制\n${body}`, 'secret'],
  ])('are found %s', (_, place, text, level) => {
    expect(findSecrecyMark(text, place)?.level).toBe(level);
  });

  it.each<[string, MarkPlace, string]>([
    ['the subject of a plan', 'text', '关于加强保密工作的实施方案\n严守国家秘密，保护商业秘密，防范机密性风险。'],
    ['a title', 'text', '商业秘密保护工作方案\n一、加强商业秘密保护'],
    ['a title that begins with the word', 'text', '机密文件管理办法\n第一条 为规范机密文件管理，制定本办法。'],
    ['the form, in quotation marks', 'text', '国家秘密标志形式为“秘密★保密期限”。\n“机密★5年”应当顶格标注。'],
    ['the form, behind other words', 'text', '应当标注为机密★5年或者秘密★3年。'],
    ['the levels', 'text', '密级分为绝密、机密、秘密三级\n绝密、机密、秘密'],
    ['a field that is empty', 'text', '密级：\n份号：\n泰安市分工方案'],
    ['a paper that says that it is none', 'text', '密级：非密\n泰安市分工方案'],
    ['a table of levels deep in the text', 'text', `${deep}\n绝密\t30年\n机密\t20年\n秘密`],
    ['a word on the eleventh line', 'text', `${deep.split('\n').slice(0, 10).join('\n')}\n机密\n`],
    ['a commercial secret', 'text', '商业秘密★5年\n公司方案'],
    ['emphasis of Markdown', 'text', '保护企业 商业秘密*\n严守 秘密* 的要求'],
    ['a name', 'name', '保密工作实施方案.docx'],
    ['a name of commercial secrets', 'name', '商业秘密保护-分工方案.docx'],
    ['a name of the state’s secrets', 'name', '国家秘密定密管理 实施办法.docx'],
    ['a name set in words', 'name', '严守 国家 秘密 工作方案.txt'],
    ['a name of secrets of trade in words', 'name', '商业 秘密 保护.txt'],
    ['a name that ends with whose secrets', 'name', '保守 国家 秘密.txt'],
    ['the three levels, a line each', 'text', '密级\n绝密\n机密\n秘密\n一、密级的划分'],
    ['the three levels in a table', 'table', '密级\t绝密\t机密\t秘密'],
    ['the three levels in cells below each other', 'table', '密级\n绝密\n机密\n秘密'],
    ['the three levels as keywords', 'properties', '保密；绝密；机密；秘密'],
    ['hidden words deep in the text', 'hidden', `${deep}\n机密\n附件`],
    ['two of the levels, a line each', 'text', '密级分为：\n秘密\n机密\n一、总则'],
    ['a table of levels of its own', 'table', '公开\n秘密\n机密'],
    ['keywords in words', 'properties', '商业 秘密 保护'],
    ['a topic among keywords', 'properties', '商业秘密;秘密;保护'],
    ['a comment that is a word', 'aside', '秘密'],
    ['a line of its own below the head', 'text', `${deep.split('\n').slice(0, 10).join('\n')}\n机密\n`],
    ['a rating', 'text', '秘密 ★★★\n机密 ★ 重要'],
    ['the state’s secrets with their form', 'text', '国家 秘密★3年'],
    ['a label with several levels', 'text', '密级：绝密、机密、秘密\n保密等级：机密或秘密'],
    ['a row of levels behind their label', 'text', '密级\t绝密\t机密\t秘密'],
    ['the form behind a word', 'text', '例如：机密★5年'],
    ['an item of a list', 'text', '机密● 文件管理\n秘密*要求'],
    ['a header', 'header', '泰安市国家保密局\n机密文件管理办法'],
    ['keywords', 'properties', '保密;商业秘密;机密性'],
    ['a unit', 'table', '泰安市国家保密局\t市保密局\t机要和保密'],
    ['levels behind a label that stands later', 'text', '份号：000001 密级：绝密、机密、秘密\n一、总则'],
    ['a sentence that speaks of a label', 'text', '依照规定，密级：机密的文件另行管理'],
    ['a label deep in the text', 'text', `${deep}\n本表各栏密级：机密`],
    ['a star without a period deep in the text', 'text', `${deep}\n机密*`],
    ['whose secrets in a header', 'header', '泰和市 国家 秘密 定密 管理'],
    ['a field', 'field', '开展国家秘密、工作秘密、商业秘密保护检查，确保机密性'],
    ['what a level asks for', 'text', '密级：机密级以上场所须安装防护设施\n一、总则'],
    ['what belongs to a level', 'text', '保密等级：机密的岗位不得外包'],
    ['two levels behind a label', 'text', '保密级别：机密级和秘密级'],
    ['a field of computing', 'text', '（机密）计算联盟成立大会方案'],
    ['a field of computing as a name', 'name', '机密 计算 产业方案.docx'],
    ['the title of something', 'text', '《绝密》\n影视项目扶持方案'],
  ])('are not: %s', (_, place, text) => {
    expect(findSecrecyMark(text, place)).toBeNull();
  });

  it('tells the line, whichever kind of mark comes first', () => {
    expect(findSecrecyMark('000001\n\n机密★5年\n泰安市分工方案', 'text')).toEqual({ level: 'secret', line: 3 });
    expect(findSecrecyMark('秘密\n泰安市分工方案\n绝密★5年', 'text')).toEqual({ level: 'confidential', line: 1 });
    expect(findSecrecyMark('\n\n密级：机密\n', 'text')).toEqual({ level: 'secret', line: 3 });
  });

  it('refuses with the kind of mark and its place, and none of the text', () => {
    const parts = [
      { place: 'name', text: '甲方案.docx' },
      { place: 'text', text: '机密★5年\n乙的秘密计划' },
    ] as const;
    expect(refuseSecrecyMark(parts)).toEqual({
      ok: false,
      code: 'secrecy-mark',
      data: { level: 'secret', place: 'text', line: 1 },
    });
    expect(refuseSecrecyMark([{ place: 'text', text: body }])).toBeNull();
  });

  it('looks through the longest text in one pass', () => {
    expect(findSecrecyMark(`${'密密密 机 机　 绝 秘 密级： '.repeat(200_000)}\n`, 'text')).toBeNull();
    expect(findSecrecyMark('\n'.repeat(3_000_000), 'text')).toBeNull();
    expect(findSecrecyMark('绝密 机密 '.repeat(300_000), 'properties')).toBeNull();
    expect(findSecrecyMark(`机${'\u0301\u0323'.repeat(300_000)}密★5年`, 'field')?.level).toBe('secret');
  });
});

describe('marks below the state’s secrets', () => {
  it('are read among however many words', () => {
    expect(markedLabel([{ place: 'properties', text: '内部资料;'.repeat(300_000) }])).toBe('internal');
  });

  it.each<[string, MarkPlace, string | null]>([
    ['内部资料　注意保存\n泰安市分工方案', 'text', 'internal'],
    ['内部文件\n泰安市分工方案', 'text', 'internal'],
    ['（内部资料，请勿外传）\n泰安市分工方案', 'text', 'internal'],
    ['泰安市分工方案\n正文\n（此件不公开）', 'text', 'internal'],
    ['泰安市分工方案\n正文\n（此件公开发布）', 'text', 'public'],
    ['泰安市分工方案\n正文\n（此件主动公开）\n内部资料', 'text', 'internal'],
    ['公开方式：主动公开\n泰安市分工方案', 'text', 'public'],
    ['工作秘密★3年\n泰安市分工方案', 'text', 'sensitive'],
    ['工作秘密\n内部资料\n泰安市分工方案', 'text', 'sensitive'],
    ['【内部资料】分工方案.docx', 'name', 'internal'],
    ['内部资料;规划', 'properties', 'internal'],
    ['内部资料', 'header', 'internal'],
    ['泰安市分工方案\n打通企业内部管理环节，注意保存档案。', 'text', null],
    ['内部审计工作方案\n完善内部审计制度', 'text', null],
    ['企业内部管理方案.docx', 'name', null],
    ['推进政务公开工作要点\n主动公开目录', 'text', null],
  ])('%j in a %s: %s', (text, place, label) => {
    expect(markedLabel([{ place, text }])).toBe(label);
  });

  it.each([
    ['the tenth line', 9, 20, 'internal'],
    ['the eleventh of many', 10, 20, null],
    ['the thirteenth before the end', 20, 12, null],
    ['the twelfth before the end', 20, 11, 'internal'],
    ['the last', 20, 0, 'internal'],
  ])('%s of a text, blank ones not counted: %s', (_, before, behind, label) => {
    const text = [...Array(before).fill('正文。'), '内部资料', ...Array(behind).fill('正文。')].join('\n \n');
    expect(markedLabel([{ place: 'text', text }])).toBe(label);
  });

  it.each<[string, MarkPlace, string | null]>([
    ['规划;内部资料', 'text', null],
    ['规划;内部资料', 'header', null],
    ['规划;内部资料', 'name', 'internal'],
    ['规划;内部资料', 'properties', 'internal'],
    ['', 'text', null],
    ['\n', 'text', null],
    ['\n内部资料', 'text', 'internal'],
    [`内部资料${'★'.repeat(56)}`, 'text', null],
  ])('%j in a %s: %s', (text, place, label) => expect(markedLabel([{ place, text }])).toBe(label));

  it('reads them from the first paper to the last, and keeps the strictest', () => {
    const parts = ['此件公开发布', '工作秘密', '内部资料'].map((text) => ({ place: 'text' as const, text }));
    expect(markedLabel(parts)).toBe('sensitive');
    expect(markedLabel([])).toBeNull();
  });
});

describe('the corpus of published plans', () => {
  const folder = join(import.meta.dirname, '../../../test/corpus');
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

  it('has documents', () => expect(names.length).toBeGreaterThan(20));

  it.each(names)('%s bears no mark, whole or line by line', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(findSecrecyMark(text, 'text')).toBeNull();
    expect(refuseSecrecyMark(text.split('\n').map((line) => ({ place: 'field', text: line })))).toBeNull();
    expect(markedLabel([{ place: 'text', text }])).not.toBe('sensitive');
  });
});
