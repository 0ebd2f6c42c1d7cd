import { expect, it } from 'vitest';
import { feedbackAddress } from '#core/session/feedback.ts';

it.each([
  ['https://www.taian.gov.cn/hudong/', true],
  ['http://10.0.0.5/jianyi', true],
  ['市推进办 0538-6991234（工作日 8:30—17:30）', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['https://a b', false],
  ['见 https://www.taian.gov.cn', false],
])('%s is an address: %s', (text, is) => expect(feedbackAddress(text)).toBe(is ? text : null));
