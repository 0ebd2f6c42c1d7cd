/** The words of a digest: kinds, counts and links. No title, no name of a unit, and no word that anybody typed leaves the house by it. */
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import { digestParts } from '#core/home/digest.ts';
import { weekLeft } from '#core/home/rail.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { newsSince } from '#server/home/list-inbox.ts';
import { postsOfAccount } from '#server/home/posts-of-account.ts';
import { toldDuties, type ToldDuty } from '#server/home/told-duties.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Mail } from '#server/platform/mail/mailer.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

const dayMs = 86_400_000;

/** What is told to this account today, in all of its posts; null: nothing is due soon and nothing happened. */
export async function digestOf(act: Act, accountId: string, origin: string): Promise<Omit<Mail, 'to' | 'id'> | null> {
  const duties = new Map<string, ToldDuty>();
  const news = new Map<string, { readonly code: string; readonly count: number }>();
  const since = new Date(Date.parse(act.now) - dayMs).toISOString();
  for (const subject of await postsOfAccount(act, accountId)) {
    for (const duty of await toldDuties({ ...act, subject })) duties.set(duty.key, duty);
    for (const { id, source, act: name, count } of await newsSince({ ...act, subject }, since)) {
      const own = `inbox.${source}.${name}`;
      news.set(id, { code: Object.hasOwn(zh, own) ? own : `inbox.${name}`, count });
    }
  }
  const parts = digestParts([...duties.values()], act.today, weekLeft(act.today, calendarOf((await loadRuleSet(act)).calendar)));
  if (parts.length === 0 && news.size === 0) return null;
  const said = parts.map(({ bucket, lines }) => ({
    head: message(zh, `home.bucket.${bucket}`),
    count: lines.reduce((sum, { count }) => sum + count, 0),
    lines: lines.map(({ kind, count, due }) =>
      message(zh, 'digest.line', {
        kind: message(zh, `desk.${kind}`),
        count,
        day: dayWords(due),
        today: bucket === 'today' ? 'yes' : 'no',
      }),
    ),
  }));
  const happened = [...Map.groupBy(news.values(), ({ code }) => code)].map(([code, own]) =>
    message(zh, code, { count: own.reduce((sum, { count }) => sum + count, 0) }),
  );
  const heads = said.map(({ head, count }) => message(zh, 'digest.subject.part', { head, count }));
  const blocks = [
    ...said.map(({ head, lines }) => [head, ...lines.map((line) => `· ${line}`)]),
    ...(happened.length === 0 ? [] : [[message(zh, 'digest.news'), ...happened.map((line) => `· ${line}`)]]),
    [message(zh, 'digest.open', { address: `${origin}/` })],
    [message(zh, 'digest.stop', { address: `${origin}/me` })],
  ];
  return {
    subject: message(zh, 'digest.subject', {
      day: dayWords(act.today),
      parts: heads.length === 0 ? message(zh, 'digest.news') : heads.join('，'),
    }),
    text: `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`,
  };
}

function dayWords(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}
