/**
 * 每日摘要: one mail a person and day, in the morning of a working day in Shanghai, where a mail server is configured (docs/decisions/040-messages-that-leave.md).
 * Each is claimed in a transaction of its own before anything is sent, so it is sent at most once: who is killed after the claim, or hears nothing from
 * the server, does not send it again. What the server refused for now is tried again later that day.
 */
import { isWorkingDay } from '#core/settings/calendar.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { digestOf } from '#server/home/digest-mail.ts';
import { claimDigests, claimedDigests, noteDigests, type DigestState } from '#server/home/digest-rows.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import type { Act } from '#server/platform/http/act.ts';
import { newId } from '#server/platform/id.ts';
import { byClock, type ClockJob, type ClockTurn } from '#server/platform/jobs/job.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

/** Claimed together: mails that are sent while one transaction waits for none. */
const mostAtOnce = 20;

type Sent = ReadonlyMap<string, DigestState>;

/** The job, with what this process claimed and has not sent yet: a process that comes after it does not know whether it did. */
export function sendingDigests(): ClockJob<Sent | null> {
  const ours = new Set<string>();
  const done = new Map<string, Sent>();
  return byClock<Sent | null>({
    name: 'sendDigests',
    cron: '*/30 8-17 * * *',
    prepare: async (turn) => {
      const claim = turn.position;
      if (claim === null) return null;
      if (ours.delete(claim)) done.set(claim, await sendAll(turn, claim));
      return done.get(claim) ?? new Map();
    },
    chunk: async (act, { until, position }, sent) => {
      act.unchanged();
      if (position !== null) {
        await noteDigests(act, position, sent ?? new Map());
        done.delete(position);
        // A server that is down is asked again by the next turn.
        if ([...(sent ?? new Map()).values()].includes('failed')) return 'done';
      }
      if (act.installation.mail === undefined || !(await isTimeFor(act, until))) return 'done';
      const claim = newId();
      const count = await claimDigests(act, { claim, before: until, most: mostAtOnce });
      if (count === 0) return 'done';
      ours.add(claim);
      return { next: claim };
    },
  });
}

/** A turn that was missed on another day sends nothing today before its hour; days off are quiet. */
async function isTimeFor(act: Act, until: string): Promise<boolean> {
  const calendar = calendarOf((await loadRuleSet(act)).calendar);
  return dayInShanghai(until) === act.today && isWorkingDay(act.today, calendar) && hourInShanghai(act.now) >= 8;
}

const hourInShanghai = (moment: string): number => new Date(Date.parse(moment) + 8 * 3_600_000).getUTCHours();

async function sendAll({ read, leaving }: ClockTurn, claim: string): Promise<Sent> {
  const { mail, claimed } = await read(async (act) => ({ mail: act.installation.mail, claimed: await claimedDigests(act, claim) }));
  if (mail === undefined || claimed.length === 0) return new Map();
  // Nothing is sent by asking, so all of them may be tried again.
  if (!(await mail.reachable())) return new Map(claimed.map(({ accountId }) => [accountId, 'failed']));
  const sent = new Map<string, DigestState>();
  let silent = false;
  for (const { accountId, email } of claimed) {
    // Nor is anybody kept waiting by a server that answers nothing any more.
    if (leaving.aborted || silent) {
      sent.set(accountId, 'failed');
      continue;
    }
    const { digest, today } = await read(async (act) => ({ digest: await digestOf(act, accountId, mail.origin), today: act.today }));
    const state = digest === null ? 'nothing' : await mail.send({ ...digest, to: email, id: `digest.${accountId}.${today}` });
    if (state === 'unknown') silent = true;
    else sent.set(accountId, state);
  }
  return sent;
}
