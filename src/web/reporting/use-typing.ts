import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { listReports, saveReport, type Report } from '#contract/reporting/endpoints.ts';
import type { ContentField, ReportContent } from '#core/reporting/report-content.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import { keep, readKept } from '#web/reporting/kept-typing.ts';
import { afterSaved, decideField, nothingTyped, typeField, waitingOf, withTyped, type TypedReport } from '#web/reporting/typed-fields.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { explain, isFinal, isSignedOut } from '#web/ui/request-failure.ts';

/** A pause of typing, after which the server gets it. */
const pauseMs = 700;
/** When the server is not reached, it is asked again. */
const againMs = 5000;

export interface Typing {
  /** What the report says here: what was typed, over what the server has. */
  contentOf: (report: Report) => ReportContent;
  typedIn: (report: Report) => TypedReport;
  type: <Field extends ContentField>(report: Report, field: Field, to: ReportContent[Field]) => void;
  decide: (report: Report, field: ContentField, choice: 'mine' | 'theirs') => void;
  /** Sends all that waits; answers the revision of each, null where something is not stored. */
  flush: (reports: readonly Report[]) => Promise<ReadonlyMap<string, number> | null>;
  /** `kept`: the browser has it, the server is not reached · `lost`: the browser does not keep it either, so the page must not be closed ·
   * `refused`: see there. */
  readonly state: 'saved' | 'saving' | 'kept' | 'lost' | 'refused';
  /** What the server refuses to store, by report, in its words. */
  readonly refused: ReadonlyMap<string, string>;
}

/** What somebody types into the reports of a period: in the browser at once, on the server after each pause, never over what others typed. */
export function useTyping(period: string, reports: readonly Report[], accountId: string): Typing {
  const client = useQueryClient();
  const all = useRef<ReadonlyMap<string, TypedReport>>(new Map());
  const lines = useRef(new Map<string, Promise<void>>());
  /** The revision of each that the server stored last. */
  const storedAs = useRef(new Map<string, number>());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const [, draw] = useState(0);
  const [busy, setBusy] = useState(0);
  const [away, setAway] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  // Reports that are shown for the first time bring what the browser kept of them.
  for (const { id } of reports)
    if (!all.current.has(id))
      all.current = new Map(all.current).set(
        id,
        readKept(() => localStorage, accountId, id),
      );

  const set = useCallback(
    (id: string, typed: TypedReport) => {
      all.current = new Map(all.current).set(id, typed);
      setUnkept(!keep(() => localStorage, accountId, id, typed));
      draw((count) => count + 1);
    },
    [accountId],
  );
  const store = useCallback(
    async (id: string): Promise<void> => {
      const sent = waitingOf(all.current.get(id) ?? nothingTyped);
      if (sent === null) return;
      setBusy((count) => count + 1);
      try {
        const answer = await call(saveReport, { params: { reportId: id }, body: { changes: asSent(sent) } });
        storedAs.current.set(id, answer.revision);
        setAway(false);
        setRefused((known) => without(known, id));
        client.setQueryData<Answer<typeof listReports>>(endpointQuery(listReports, { query: { period } }).queryKey, (known) =>
          known === undefined ? known : { ...known, reports: known.reports.map((one) => (one.id === id ? stored(one, answer) : one)) },
        );
        set(id, afterSaved(all.current.get(id) ?? nothingTyped, sent, answer));
      } catch (error) {
        // Whoever is logged in again goes on where they were.
        if (isFinal(error) && !isSignedOut(error)) setRefused((known) => new Map(known).set(id, explain(error)));
        else {
          setAway(true);
          timers.current.set(
            id,
            setTimeout(() => void send(id).catch(() => {}), againMs),
          );
        }
        throw error;
      } finally {
        setBusy((count) => count - 1);
      }
    },
    // `send` stays the same, and comes after it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [client, period, set],
  );
  /** One request of a report after the other, so that each knows what the one before came to. */
  const send = useCallback(
    (id: string): Promise<void> => {
      clearTimeout(timers.current.get(id));
      timers.current.delete(id);
      const turn = (lines.current.get(id) ?? Promise.resolve()).then(() => store(id));
      const line = turn.catch(() => {});
      lines.current.set(id, line);
      return turn;
    },
    [store],
  );
  const later = useCallback(
    (id: string) => {
      clearTimeout(timers.current.get(id));
      timers.current.set(
        id,
        setTimeout(() => void send(id).catch(() => {}), pauseMs),
      );
    },
    [send],
  );
  // What the browser kept of a page that was closed, and what waited for a connection, goes at once.
  useEffect(() => {
    const sendAll = () => {
      for (const [id, typed] of all.current) if (waitingOf(typed) !== null) void send(id).catch(() => {});
    };
    sendAll();
    addEventListener('online', sendAll);
    const waiting = timers.current;
    return () => {
      removeEventListener('online', sendAll);
      // Leaving the page sends what waits; the browser has it in any case.
      for (const [id, timer] of waiting) {
        clearTimeout(timer);
        void send(id).catch(() => {});
      }
    };
  }, [send, reports.length]);

  const typedIn = (report: Report): TypedReport => all.current.get(report.id) ?? nothingTyped;
  const waits = reports.some((report) => isWritable(report.state) && waitingOf(typedIn(report)) !== null);
  return {
    typedIn,
    contentOf: (report) => withTyped(report.content, typedIn(report)),
    type: (report, field, to) => {
      set(report.id, typeField(typedIn(report), field, to, report.content));
      later(report.id);
    },
    decide: (report, field, choice) => {
      set(report.id, decideField(typedIn(report), field, choice));
      later(report.id);
    },
    flush: async (wanted) => {
      const sent = await Promise.allSettled(wanted.map(({ id }) => send(id)));
      const known = client.getQueryData<Answer<typeof listReports>>(endpointQuery(listReports, { query: { period } }).queryKey);
      const clean = wanted.every((report) => Object.keys(typedIn(report)).length === 0);
      if (!clean || sent.some(({ status }) => status === 'rejected')) return null;
      // An answer that was read before may have come after: what was stored last is what the person saw last.
      return new Map(
        (known?.reports ?? []).flatMap(({ id, edited }) =>
          edited === null ? [] : [[id, Math.max(edited.revision, storedAs.current.get(id) ?? 0)] as const],
        ),
      );
    },
    state: unkept && waits ? 'lost' : away && waits ? 'kept' : refused.size > 0 ? 'refused' : busy > 0 || waits ? 'saving' : 'saved',
    refused,
  };
}

/** The report as the server answered that it is. */
function stored(report: Report, { content, at, revision }: Answer<typeof saveReport>): Report {
  return { ...report, content, edited: { by: report.edited?.by ?? '', at, mine: true, revision } };
}

/** Lists as the contract has them. */
function asSent({ reached, ...changes }: NonNullable<ReturnType<typeof waitingOf>>) {
  return { ...changes, ...(reached === undefined ? {} : { reached: { seen: [...reached.seen], to: [...reached.to] } }) };
}

function without<V>(all: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const next = new Map(all);
  next.delete(key);
  return next;
}
