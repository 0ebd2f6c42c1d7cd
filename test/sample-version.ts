/** A version of a plan and its plan as the pages read them: for tests of what is shown of them. */
import type { PlanSummary, VersionSummary } from '#contract/plan/plan-endpoints.ts';

/** The first version of plan `p`, a draft, called `v1`. */
export function versionOf(more: Partial<VersionSummary> = {}): VersionSummary {
  return {
    id: 'v1',
    planId: 'p',
    number: 1,
    state: 'draft',
    title: '测试方案',
    docNumber: null,
    issuedOn: null,
    fileName: '方案.docx',
    label: 'internal',
    format: 'docx',
    parserVersion: '1',
    parserOutdated: false,
    draftRevision: 0,
    coverageBp: 10_000,
    openDoubts: 0,
    taskCount: 1,
    createdAt: '2026-11-01T00:00:00.000Z',
    createdBy: '王敏',
    publishedAt: null,
    publishedBy: null,
    ...more,
  };
}

/** A plan with these versions, newest first. */
export function planOf(versions: readonly VersionSummary[], more: Partial<PlanSummary> = {}): PlanSummary {
  return { id: 'p', number: 1, title: '测试方案', createdAt: '2026-11-01T00:00:00.000Z', versions: [...versions], ...more };
}
