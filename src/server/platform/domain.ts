import type { ActContext, ActSource } from '#server/platform/http/run-act.ts';
import type { Route } from '#server/platform/http/route.ts';
import type { Subscriber } from '#server/platform/hook.ts';
import type { AttachmentOwner } from '#server/platform/attachment/attachment-owner.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import type { HandoverPart } from '#server/platform/desk/handover-part.ts';
import type { InboxSource } from '#server/platform/desk/inbox.ts';
import type { DutyKind } from '#server/platform/duty/duty-kind.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import type { Log } from '#server/platform/log.ts';

/** Adds data to a jurisdiction, in transactions of its own. */
type SeedJurisdiction = (source: ActSource, context: ActContext, log: Log) => Promise<void>;

/** What a domain offers the server: `src/server/<domain>/domain.ts` exports one as `domain`. */
export interface ServerDomain {
  readonly routes: readonly Route[];
  /** What it does when an earlier domain changes something: rows of `on(hook, listener)`. */
  readonly subscribers?: readonly Subscriber[];
  /** What it does by itself: rows of `byClock(…)` and `onEvents(…)`. */
  readonly jobs?: readonly Job[];
  /** The kinds of duties that it writes. */
  readonly duties?: readonly DutyKind[];
  /** What it computes for 工作台, besides duties. */
  readonly desk?: readonly DeskPart[];
  /** What it puts into a hand-over list (交接单), besides duties. */
  readonly handover?: readonly HandoverPart[];
  /** What it puts into inboxes. */
  readonly inbox?: readonly InboxSource[];
  /** Which of its objects may have files beside them. */
  readonly attachments?: readonly AttachmentOwner[];
  /** Adds the data that a jurisdiction starts with once it is set up. */
  readonly welcome?: SeedJurisdiction;
  /** Adds the domain's part of a new demonstration, after those of earlier domains. */
  readonly demo?: SeedJurisdiction;
}
