import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { listReports, saveReport, type Report } from '#contract/reporting/endpoints.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { cellContext, cellFields, readReportCell, type CellField, type ReportCellProblem } from '#core/reporting/report-cell.ts';
import type { ContentField, ReportContent } from '#core/reporting/report-content.ts';
import { keep, keptBeyond, readKept, type KeptReport } from '#web/reporting/kept-typing.ts';
import { isOpen } from '#web/reporting/open-report.ts';
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
import { call, type Answer } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { freshness } from '#web/ui/query-client.ts';
import { explain, isFinal, isSignedOut } from '#web/ui/request-failure.ts';

/** A pause of typing, after which the server gets it. */
const pauseMs = 700;
/** When the server is not reached, it is asked again. */
const againMs = 5000;

const none: readonly Report[] = [];

export interface Typing {
  /** What the report says here: what was typed, over what the server has. */
  contentOf: (report: Report) => ReportContent;
  typedIn: (report: Report) => TypedReport;
  type: <Field extends ContentField>(report: Report, field: Field, to: ReportContent[Field]) => void;
  /** A figure or a day as people write it. What is none stays as it stands, is not stored, and nothing is handed in beside it. */
  typeCell: (report: Report, field: CellField, text: string) => void;
  /** What stands in the field and is no figure or day; undefined: it is one. */
  unreadIn: (report: Report, field: CellField) => UnreadCell | undefined;
  decide: (report: Report, field: ContentField, choice: 'mine' | 'theirs') => void;
  /** Gives up what was typed into a report and cannot be stored any more. */
  discard: (reportId: string) => void;
  /** Typed into reports that are not asked any more, as an item that moved to another unit is. */
  readonly beyond: readonly KeptReport[];
  /** ISO moment at which the server stored last; null: nothing was typed here yet. */
  readonly savedAt: string | null;
  /** Sends all that waits; answers the revision of each, null where something is not stored. */
  flush: (reports: readonly Report[]) => Promise<ReadonlyMap<string, number> | null>;
  /** `kept`: the browser has it, the server is not reached · `lost`: the browser does not keep it either, so the page must not be closed ·
   * `refused`: something cannot be stored as it stands · `clash`: somebody else wrote something else, and it is not decided. */
  readonly state: 'saved' | 'saving' | 'kept' | 'lost' | 'refused' | 'clash';
  /** What the server refuses to store, by report, in its words. */
  readonly refused: ReadonlyMap<string, string>;
}

export interface UnreadCell {
  readonly text: string;
  readonly problem: ReportCellProblem;
}

/**
 * What somebody types into the reports of these periods: in the browser at once, on the server after each pause, never over what others typed.
 * `reports`: null while they are not read.
 */
export function useTyping(periods: readonly string[], read: readonly Report[] | null, accountId: string): Typing {
  const reports = read ?? none;
  const client = useQueryClient();
  const all = useRef<ReadonlyMap<string, TypedReport>>(new Map());
  const lines = useRef(new Map<string, Promise<void>>());
  /** What the server stored last of each. A list that was read before may come after it. */
  const storedAs = useRef(new Map<string, Stored>());
  /** Of which period and piece of work each is. */
  const known = useRef<ReadonlyMap<string, Report>>(new Map());
  known.current = new Map(reports.map((report) => [report.id, report]));
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const [, draw] = useState(0);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [busy, setBusy] = useState(0);
  const [away, setAway] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [unread, setUnread] = useState<ReadonlyMap<string, UnreadCell>>(new Map());
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
      const report = known.current.get(id);
      const about = { period: report?.period ?? '', title: report === undefined ? '' : `${report.item.code} ${report.item.title}` };
      setUnkept(!keep(() => localStorage, accountId, id, typed, about));
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
        storedAs.current.set(id, answer);
        setSavedAt(answer.at);
        setAway(false);
        setRefused((all) => without(all, id));
        const period = known.current.get(id)?.period;
        if (period !== undefined)
          client.setQueryData<Answer<typeof listReports>>(endpointQuery(listReports, { query: { period } }).queryKey, (list) =>
            list === undefined ? list : { ...list, reports: list.reports.map((one) => (one.id === id ? stored(one, answer) : one)) },
          );
        set(id, afterSaved(all.current.get(id) ?? nothingTyped, sent, answer));
      } catch (error) {
        // Whoever is logged in again goes on where they were.
        if (isFinal(error) && !isSignedOut(error)) {
          setRefused((all) => new Map(all).set(id, explain(error)));
          // It was handed in, or is asked of somebody else by now: the page says so.
          freshness.touched([reportingTopics.reports]);
        } else {
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
    [client, set],
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
  // What the browser kept of a page that was closed, what waited for a connection, and what was typed into a report that came back, goes at once.
  const writable = reports.filter(isOpen).map(({ id }) => id);
  const writableKey = writable.join(' ');
  useEffect(() => {
    const sendAll = () => {
      for (const id of writableKey.split(' ')) if (waitingOf(all.current.get(id) ?? nothingTyped) !== null) void send(id).catch(() => {});
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
  }, [send, writableKey]);

  const typedIn = (report: Report): TypedReport => all.current.get(report.id) ?? nothingTyped;
  const stands = ({ id, edited, content }: Report): ReportContent => {
    const last = storedAs.current.get(id);
    return last !== undefined && last.revision > (edited?.revision ?? 0) ? last.content : content;
  };
  const type: Typing['type'] = (report, field, to) => {
    setUnread((all) => (all.has(`${report.id} ${field}`) ? without(all, `${report.id} ${field}`) : all));
    set(report.id, typeField(typedIn(report), field, to, stands(report)));
    later(report.id);
  };
  const open = reports.filter(isOpen);
  const unstorable = open.some(
    (report) => tooLongIn(typedIn(report)).length > 0 || cellFields.some((field) => unread.has(`${report.id} ${field}`)),
  );
  const waits = reports.some((report) => isOpen(report) && waitingOf(typedIn(report)) !== null);
  return {
    typedIn,
    // What was handed in is told as it is; what was typed and came too late stands apart.
    contentOf: (report) => (isOpen(report) ? withTyped(stands(report), typedIn(report)) : report.content),
    type,
    typeCell: (report, field, text) => {
      const cell = readReportCell(field, text, cellContext(report));
      if (cell.ok) type(report, field, cell.value);
      else setUnread((all) => new Map(all).set(`${report.id} ${field}`, { text, problem: cell.problem }));
    },
    unreadIn: ({ id }, field) => unread.get(`${id} ${field}`),
    decide: (report, field, choice) => {
      set(report.id, decideField(typedIn(report), field, choice));
      later(report.id);
    },
    discard: (id) => set(id, nothingTyped),
    beyond: read === null ? [] : keptBeyond(() => localStorage, accountId, periods, new Set(reports.map(({ id }) => id))),
    savedAt,
    flush: async (wanted) => {
      const sent = await Promise.allSettled(wanted.map(({ id }) => send(id)));
      const clean = wanted.every((report) => Object.keys(typedIn(report)).length === 0);
      if (!clean || sent.some(({ status }) => status === 'rejected')) return null;
      // What was stored last is what the person saw last; a list that was read before may come after it.
      return new Map(
        wanted.map(({ id }) => [id, Math.max(known.current.get(id)?.edited?.revision ?? 0, storedAs.current.get(id)?.revision ?? 0)]),
      );
    },
    state:
      unkept && waits
        ? 'lost'
        : away && waits
          ? 'kept'
          : unstorable || writable.some((id) => refused.has(id))
            ? 'refused'
            : open.some((report) => clashesIn(typedIn(report)).length > 0)
              ? 'clash'
              : busy > 0 || waits
                ? 'saving'
                : 'saved',
    refused,
  };
}

type Stored = Answer<typeof saveReport>;

/** The report as the server answered that it is. */
function stored(report: Report, { content, at, revision }: Stored): Report {
  // Nothing was written but what stood there.
  if (revision === report.edited?.revision) return { ...report, content };
  return { ...report, content, edited: { by: report.edited?.by ?? '', at, mine: true, lately: true, revision } };
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
