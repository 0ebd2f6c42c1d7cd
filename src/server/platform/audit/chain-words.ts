/** A finding in words, for the command line and the auditor's page. */
import { message, type Catalogue } from '#contract/platform/message.ts';
import type { Finding } from '#server/platform/audit/chain-report.ts';

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** A moment in the local time of the offices (Asia/Shanghai). */
export function momentWords(at: string): string {
  return shanghai.format(new Date(at));
}

/** What was found, where, with time, person and act as far as they are known. */
export function findingWords(catalogue: Catalogue, { kind, seq, to, at, actor, act }: Finding): string {
  const data = { seq: seq ?? 0, to: to ?? seq ?? 0, at: at === null ? '' : momentWords(at), actor: actor ?? '', act: act ?? '' };
  const place = message(catalogue, actor === null ? 'verify.place-bare' : 'verify.place', data);
  const code = kind === 'cut-off' && at !== null ? 'cut-off-exported' : kind;
  return message(catalogue, `verify.found.${code}`, { ...data, place });
}
