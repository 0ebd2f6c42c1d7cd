/** A version against the published one before it: clause by clause, and which task goes on from which. */
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/publish-endpoints.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { compareVersions } from '#server/ledger/publish/publish-jobs.ts';
import { publishJobs } from '#server/ledger/publish/run-publish-job.ts';
import { sentVersions, versionBefore, type SentVersions } from '#server/ledger/publish/sent-versions.ts';
import { findVersion } from '#server/plan/rows.ts';
import { runDraftJob } from '#server/plan/run-draft-job.ts';
import { serialized, type Stages } from '#server/platform/http/route.ts';

interface Loaded {
  readonly from: VersionSummary | null;
  readonly to: VersionSummary;
  readonly versions: SentVersions;
}

type Made = Pick<Loaded, 'from' | 'to'> & ReturnType<typeof compareVersions>;

export const diffVersion: Stages<typeof contract.diffVersion, Loaded, Made> = {
  load: async ({ params }, act) => {
    const version = await findVersion(act, params.planId, params.versionId);
    if (version === null) return failure('version-not-found');
    const before = await versionBefore(act, version);
    return success({ from: before?.summary ?? null, to: version.summary, versions: await sentVersions(act, version, before) });
  },

  work: async ({ versions, ...named }, leaving) => {
    const ran = await runDraftJob(publishJobs('compareVersions'), compareVersions, versions, leaving);
    return ran.ok ? success({ ...named, ...ran.value }) : ran;
  },

  save: ({ from, to, clauses, tasks, clashes, adjusted, ...ahead }) => {
    const lists = {
      clauses,
      tasks,
      clashes,
      adjusted,
      ...(to.state === 'draft' ? ahead : { candidates: '[]', withdrawn: '[]', decidedTexts: '[]' }),
    };
    const members = Object.entries(lists).map(([name, list]) => `,"${name}":${list}`);
    return Promise.resolve(success(serialized(`${JSON.stringify({ from, to }).slice(0, -1)}${members.join('')}}`)));
  },
};
