import { describe, expect, it } from 'vitest';
import { isOpenList, openPattern } from '#core/unit/open-list.ts';

describe('isOpenList', () => {
  it.each(['等', '有关县市区', '各镇街', '相关部门', '功能区', '各县（市、区）、功能区', '国务院相关部门', '区直各有关单位', '属地乡镇'])(
    '%s',
    (unit) => expect(isOpenList(unit)).toBe(true),
  );
  it.each(['市发展改革委', '泰山区', '高新区管委会', '市有色金属局', '新泰市人民政府', '领导小组办公室', '经济技术开发区'])(
    'not %s',
    (unit) => expect(isOpenList(unit)).toBe(false),
  );
});

describe('openPattern', () => {
  it.each([
    ['等', '等'],
    ['等部门', '等部门'],
    ['市发展改革委等单位', '等单位'],
    ['市教育局等5部门', '等5部门'],
    ['各县（市、区）人民政府', '各县（市、区）人民政府'],
    ['有关县市区、功能区', '有关县市区、功能区'],
    ['市高等教育处', null],
    ['市发展改革委', null],
    ['', null],
  ])('%s: %s', (text, pattern) => expect(openPattern(text)).toBe(pattern));
});
