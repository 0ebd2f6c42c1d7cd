import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeContent, unwrittenContent, type ReportContent } from '#core/reporting/report-content.ts';
import {
  afterSaved,
  clashesIn,
  decideField,
  nothingTyped,
  tooLongIn,
  typeField,
  waitingOf,
  withTyped,
  type TypedReport,
} from '#web/reporting/typed-fields.ts';

const typedText = (typed: TypedReport, to: string, stands = unwrittenContent) => typeField(typed, 'text', to, stands);

/** The server's half: what stands there after a request, and its answer. */
function saved(stands: ReportContent, typed: TypedReport) {
  const sent = waitingOf(typed) ?? expect.fail('nothing waits');
  return { sent, answer: { ...changeContent(stands, sent), by: '赵敏' } };
}

describe('what is typed into a report', () => {
  it('waits until the server has it', () => {
    const typed = typedText(nothingTyped, '已开工');
    expect(waitingOf(typed)).toEqual({ text: { seen: '', to: '已开工' } });
    const { sent, answer } = saved(unwrittenContent, typed);
    expect(afterSaved(typed, sent, answer)).toEqual(nothingTyped);
    expect(waitingOf(nothingTyped)).toBeNull();
  });

  it('and typed on meanwhile, waits on, over what was stored', () => {
    const first = typedText(nothingTyped, '已');
    const { sent, answer } = saved(unwrittenContent, first);
    const left = afterSaved(typedText(first, '已开工'), sent, answer);
    expect(waitingOf(left)).toEqual({ text: { seen: '已', to: '已开工' } });
    expect(changeContent(answer.content, waitingOf(left) ?? {}).content.text).toBe('已开工');
  });

  it('is never laid over what somebody else wrote, and never lost to it', () => {
    const typed = typeField(typedText(nothingTyped, '我的'), 'percent', 38, unwrittenContent);
    const { sent, answer } = saved({ ...unwrittenContent, text: '别人的' }, typed);
    const left = afterSaved(typed, sent, answer);
    expect(left).toEqual({ text: { seen: '', to: '我的', theirs: { value: '别人的', by: '赵敏' } } });
    expect(clashesIn(left)).toEqual(['text']);
    expect(answer.content).toMatchObject({ text: '别人的', percent: 38 });
    expect(waitingOf(left)).toBeNull();
    expect(withTyped(answer.content, left).text).toBe('我的');
    // Typed on: still theirs that stands.
    expect(waitingOf(typedText(left, '我的二', answer.content))).toBeNull();
    expect(waitingOf(decideField(left, 'text', 'mine'))).toEqual({ text: { seen: '别人的', to: '我的' } });
    expect(decideField(left, 'text', 'theirs')).toEqual(nothingTyped);
  });

  it('and is too long to be stored, waits alone', () => {
    const long = '长'.repeat(501);
    const typed = typeField(typedText(nothingTyped, long), 'percent', 38, unwrittenContent);
    expect(tooLongIn(typed)).toEqual(['text']);
    const { sent, answer } = saved(unwrittenContent, typed);
    expect(sent).toEqual({ percent: { seen: null, to: 38 } });
    const left = afterSaved(typed, sent, answer);
    expect(withTyped(answer.content, left).text).toBe(long);
    expect(waitingOf(typedText(left, '不长', answer.content))).toEqual({ text: { seen: '', to: '不长' } });
  });

  it('comes to the server whole, however typing and answers alternate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ minLength: 1, maxLength: 3 }), fc.constant(null)), { maxLength: 40, size: 'max' }),
        (steps) => {
          let server = unwrittenContent;
          let page = unwrittenContent;
          let typed = nothingTyped;
          let flying: ReturnType<typeof waitingOf> = null;
          let text = '';
          const land = () => {
            if (flying === null) return;
            const answer = { ...changeContent(server, flying), by: null };
            server = answer.content;
            page = answer.content;
            typed = afterSaved(typed, flying, answer);
            flying = null;
          };
          for (const step of steps) {
            if (step === null) {
              land();
              flying = waitingOf(typed);
            } else {
              text += step;
              typed = typedText(typed, text, page);
            }
            expect(withTyped(page, typed).text).toBe(text);
          }
          land();
          flying = waitingOf(typed);
          land();
          expect(server.text).toBe(text);
          expect(typed).toEqual(nothingTyped);
        },
      ),
    );
  });
});
