import type { Action } from './join-parts.ts';
import { platformNouns, policyNouns } from './objects.ts';
import type { Sentence } from './split-sentence.ts';

const general =
  /^(?:进一步|切实|着力|大力|全面|不断|积极)?(?:加强|强化|深化)[^，,]*(?:作用|对接|交流|交流合作|合作|融合|协作|协同|联动|引领|统筹|领导|意识|观念|理念|联通|联系)[，,]|^(?:大力|全面|深入)?实施[^，,]{0,30}战略[，,]/u;
const understanding = /(?:充分认识|高度重视|提高(?:思想|政治)认识|统一思想|加强组织领导)/u;
const leadIn = /(?<![及或吨位度米岁平])(?:如下|以下)[^\d，,；。]{2,10}$/u;
const checkable = /\d|清单|方案|项目|工程|试点|办法|开展|举办|推进|鼓励|支持|完成|制定|改革|帮助|动态/u;

/** Whether a whole sentence only strengthens its field, with nothing that could be checked: the lead of an item that says more. */
export function isOverall(text: string, sentence: Sentence, actions: readonly Action[], index: number, count: number): boolean {
  const body = text.slice(actions[0]?.start ?? sentence.start, actions.at(-1)?.end ?? sentence.end);
  if (understanding.test(body.slice(0, 60)) && !/\d|方案|办法|清单/u.test(body)) return true;
  if (index > 0) return false;
  if (body.length > 30 && leadIn.test(body)) return true;
  if (count < 2 || sentence.pieces.length > 1 || !general.test(body) || checkable.test(body)) return false;
  if (actions.some((action) => action.parts.some((part) => part.role === 'action' && part.announced))) return false;
  return !policyNouns.test(body) && !platformNouns.test(body);
}
