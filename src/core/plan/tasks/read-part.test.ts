import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';

const tasksOf = (text: string): string[] => parsePlan(`某县工作方案\n一、重点任务\n1.落实工作。${text}`).tasks.map((task) => task.text);

describe('the parts of a sentence', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'who leads and who helps belong to the work',
      '县水利局牵头，相关乡镇配合，立即清理违章建筑，6月30日前完成。',
      ['县水利局牵头，相关乡镇配合，立即清理违章建筑，6月30日前完成'],
    ],
    [
      'the members of a body belong to its setting up',
      '成立县工作专班，由县长任组长，分管副县长任副组长，有关部门负责同志为成员。',
      ['成立县工作专班，由县长任组长，分管副县长任副组长，有关部门负责同志为成员'],
    ],
    [
      'a work that is to be finished by a day is one of its own',
      '推动甲项目建设，确保乙电站二期6月底前竣工投产。',
      ['推动甲项目建设', '确保乙电站二期6月底前竣工投产'],
    ],
    ['an adverb before a means opens no work', '继续围绕主体关切，健全监控体系。', ['继续围绕主体关切，健全监控体系']],
    [
      'verbs of meetings and papers open one',
      '召开动员大会，印发实施方案，分解创建任务。',
      ['召开动员大会', '印发实施方案', '分解创建任务'],
    ],
    ['a report of it to others is no work of its own', '开展排查，每月反馈市财政局。', ['开展排查，每月反馈市财政局']],
    ['what is striven for stays a work', '开展宣传，积极争取列入国家重大项目库。', ['开展宣传', '积极争取列入国家重大项目库']],
    ['two months are no number of a list', '1、2月份开展春节慰问。', ['1、2月份开展春节慰问']],
    ['a label announces and orders nothing', '整改措施：建立兑现台账。', ['建立兑现台账']],
    [
      'a limit below a size is no lead-in',
      '县城原则上不再新建每小时35蒸吨及以下燃煤锅炉。',
      ['县城原则上不再新建每小时35蒸吨及以下燃煤锅炉'],
    ],
  ])('%s', (_, text, expected) => expect(tasksOf(text)).toEqual(expected));
});
