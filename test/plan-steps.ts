/** The way of a document through the server, step by step, for tests over HTTP. */
import { replay } from '#core/plan/draft/replay.ts';
import type { Draft } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { wholeParse, type StoredParse } from '#core/plan/stored-parse.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import type { TestServer } from '#test/server.ts';

export interface VersionParams {
  readonly planId: string;
  readonly versionId: string;
}

/** As the plan's next version, or as a plan of its own, whatever it is called. */
export async function upload(server: TestServer, content: string, planId?: string): Promise<VersionParams> {
  const version = await server.ok(plan.uploadPlan, {
    body: planId === undefined ? { separate: 'yes' } : { planId },
    file: { name: '方案.txt', bytes: content },
  });
  return { planId: version.planId, versionId: version.id };
}

export async function draftOf(server: TestServer, params: VersionParams): Promise<{ draft: Draft; revision: number }> {
  const answer = await server.ok(drafts.getDraft, { params });
  const parsed = wholeParse(answer.ledger as StoredParse, answer.text);
  return { draft: replay(parsed, answer.operations), revision: answer.version.draftRevision };
}

export async function change(server: TestServer, params: VersionParams, ...operations: Operation[]): Promise<void> {
  const { revision } = await draftOf(server, params);
  await server.ok(drafts.changeDraft, { params, body: { revision, operations } });
}

/** The request that publishes with every gap and doubt accepted for one reason. */
export async function publishRequest(server: TestServer, params: VersionParams) {
  const { draft, revision } = await draftOf(server, params);
  const keys = [
    ...draft.coverage.gaps.map(({ start, end }) => `gap:${start}:${end}`),
    ...draft.doubts.filter(({ settled }) => settled === null).map(({ key }) => key),
  ];
  return { revision, acceptances: keys.map((key) => ({ key, reason: '测试认可' })) };
}

export async function publish(server: TestServer, params: VersionParams) {
  return server.ok(publishing.publishDraft, { params, body: await publishRequest(server, params) });
}
