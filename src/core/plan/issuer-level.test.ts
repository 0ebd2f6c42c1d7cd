import { expect, it } from 'vitest';
import { issuerLevelOf } from './issuer-level.ts';

it.each([
  ['国办发〔2020〕43号', '全国深化“放管服”改革优化营商环境电视电话会议重点任务分工方案', 'state'],
  ['国发〔2018〕39号', '关于做好当前和今后一个时期促进就业工作的若干意见', 'state'],
  ['中办发〔2021〕3号', '关于加强基层治理的意见', 'state'],
  [null, '国务院办公厅关于推进养老服务发展的意见', 'state'],
  [null, '国家发展改革委关于印发方案的通知', 'state'],
  ['鲁政发〔2020〕1号', '山东省人民政府关于印发方案的通知', 'province'],
  [null, '内蒙古自治区人民政府办公厅关于促进消费的通知', 'province'],
  ['泰政发〔2020〕1号', '泰安市贯彻省会经济圈一体化发展规划实施方案', 'own'],
  [null, '山东省泰安市城市更新方案', 'own'],
  ['中政办发〔2020〕1号', '中山市人民政府办公室关于印发方案的通知', 'own'],
  [null, '中国（山东）自由贸易试验区方案', 'own'],
  [null, '', 'own'],
])('%s %s: %s', (docNumber, title, level) => expect(issuerLevelOf({ docNumber, title })).toBe(level));
