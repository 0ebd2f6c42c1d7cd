/** A line or a part of one that begins with a label: 责任单位：…, 完成时限：…, and labels never seen before (时序要求：…). */
import { isUnitRole, labelAt } from '../assignment-label.ts';
import type { Range } from '../parsed-plan.ts';
import { adverbs } from '../tasks/adverbs.ts';
import { actionVerbs } from '../tasks/verbs.ts';

/** What a field says of its item. `other`: what stands where a field stands and is none of these (政策依据, 咨询电话). */
export type FieldKind = 'units' | 'time' | 'person' | 'place' | 'other';

/** A field where it stands in the text. */
export interface Field extends Range {
  readonly kind: FieldKind;
}

export interface LabelledValue {
  /** null: the label is not known, and only its place can tell. */
  readonly kind: FieldKind | null;
  readonly valueStart: number;
}

const anyLabel = /(?:\p{Script=Han}|[（()）/]){2,10}\s{0,4}[:：]/uy;
/** What follows these is the work itself. */
const bodyLabel =
  /(?:措施|内容|任务|目标|举措|要求|事项|做法|重点|方式|标准|成果|成效|目的|问题|步骤|方法|思路|方面|如下|包括|其中|注|备注|说明|附件\d?|项目|工程)\s{0,4}[:：]$/u;
/** A time, with what may stand before it in a cell. */
const timeValue =
  /^\s{0,4}(?:(?:力争|确保|于|在|到|至|自|截至)\s?)?(?:(?:\d{4}|[一二三四五六七八九十〇零○两]{1,4})\s?年|今年|明年|本年|年[底末内]|全年|\d{1,2}\s?月|[上下]半年|第?[一二三四]季度|长期|持续|常态化|即时|立行立改)/u;
const longestValue = 120;

export const isTime = (value: string): boolean => timeValue.test(value);

/** The label that stands at an offset, with the kind that its words or its value give it; null where none stands there. */
export function readLabel(text: string, at: number): LabelledValue | null {
  const known = labelAt(text, at);
  if (known !== null && /[:：]/u.test(text.charAt(known.end - 1)))
    return { kind: isUnitRole(known.role) ? 'units' : known.role, valueStart: known.end };
  anyLabel.lastIndex = at;
  const label = anyLabel.exec(text);
  if (label === null || bodyLabel.test(label[0])) return null;
  return { kind: null, valueStart: anyLabel.lastIndex };
}

/** What a label that nobody knows says, told by its value; null where the value is work and no particular of it. */
export function kindOfValue(value: string): FieldKind | null {
  if (isTime(value)) return 'time';
  const words = value.trim();
  const isWork = words.length > longestValue || /[。；](?=.)/u.test(words) || Math.max(actionVerbs(words, 0), adverbs(words, 0)) > 1;
  return isWork ? null : 'other';
}
