/** What is wrong with a chain, in the words of `taizhang verify-audit`, with acts in words. */
import type { verifyAudit } from '#contract/audit/endpoints.ts';
import { actWords } from '#web/audit/audit-event-words.ts';
import { momentOf } from '#web/audit/audit-moment.ts';
import { t } from '#web/audit/words.ts';
import type { Answer } from '#web/ui/call.ts';
import { textOfCode } from '#web/ui/language.ts';

type Fault = NonNullable<Answer<typeof verifyAudit>['fault']>;

/** Where it is, and what was done there. */
export function faultWords({ code, seq, data }: Fault): string {
  const at = data['at'] === undefined ? '' : momentOf(String(data['at']));
  const act = data['act'] === undefined ? '' : actWords(String(data['act']));
  const filled = { seq: seq ?? 0, to: data['to'] ?? seq ?? 0, at, actor: data['actor'] ?? '', act };
  const place = t(data['actor'] === undefined ? 'verify.place-bare' : 'verify.place', filled);
  const kind = code === 'cut-off' && at !== '' ? 'cut-off-exported' : code;
  return textOfCode(`verify.found.${kind}`, { ...filled, place }, code);
}
