/** The values of a field, one for each person or place, as printed. */
import type { PrintedFieldKind } from '../parsed-plan.ts';
import { bracketDepthStep } from '../unit-list-name.ts';

const listMarks = '、，,；;/';
const shortName = /^\p{Script=Han}{2,4}$/u;

/** 张三、李四（副市长、党组成员）: marks inside of brackets part nothing. */
function listed(value: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    depth = Math.max(0, depth + bracketDepthStep(value.charCodeAt(at)));
    if (depth > 0 || !listMarks.includes(value.charAt(at))) continue;
    parts.push(value.slice(from, at));
    from = at + 1;
  }
  parts.push(value.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Of persons and places each; what else is said is one value. Names with nothing but space between them are names of their own. */
export function splitValues(value: string, kind: PrintedFieldKind): string[] {
  if (kind === 'time' || kind === 'other') return [value.trim()];
  return listed(value).flatMap((part) => {
    const names = part.split(/\s+/u);
    return kind === 'person' && names.every((name) => shortName.test(name)) ? names : [part];
  });
}
