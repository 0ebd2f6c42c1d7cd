import { expect, it } from 'vitest';
import { feedbackAddress, leadsSomewhere } from '#core/session/feedback.ts';

it.each([
  ['https://www.taian.gov.cn/hudong/', true],
  ['http://10.0.0.5/jianyi', true],
  ['市推进办 0538-6991234（工作日 8:30—17:30）', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['https://a b', false],
  ['见 https://www.taian.gov.cn', false],
])('%s is an address: %s', (text, is) => expect(feedbackAddress(text)).toBe(is ? text : null));

it.each([
  ['https://www.taian.gov.cn/hudong/', true],
  ['市推进办 0538-6991234（工作日 8:30—17:30）', true],
  ['请拨打 12345', true],
  ['电话：（0538）699 1234', true],
  ['电话０５３８－６９９１２３４', true],
  ['来信请寄 tousu@taian.gov.cn', true],
  ['打电话', false],
  ['工作日 8:30—17:30 到 301 室', false],
  ['javascript:alert(1)', false],
  ['javascript:alert(05386991234)', false],
  [' JavaScript:alert(05386991234)', false],
  ['data:text/html,05386991234', false],
  ['ftp://10.0.0.5/12345', false],
  ['www.taian.gov.cn', false],
  ['https://', false],
  ['', false],
])('%s is somewhere to complain: %s', (text, is) => expect(leadsSomewhere(text)).toBe(is));
