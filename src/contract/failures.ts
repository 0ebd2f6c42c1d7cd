/** The kind of every refusal, by code: the domains' own, collected like the catalogue. */
import { domains } from '#core/domains.ts';
import { failureKinds, type FailureKinds } from '#contract/platform/failure-status.ts';

const parts = ['platform', ...domains.map(({ name }) => name)].map(async (name): Promise<FailureKinds> => {
  const module: { readonly failures: FailureKinds } = await import(`./${name}/failures.ts`);
  return module.failures;
});

export const failures: FailureKinds = Object.assign({}, ...(await Promise.all(parts)));

/** HTTP status of a refusal; one that no domain declares is our mistake, but the caller's request was refused all the same: a conflict. */
export function failureStatus(code: string): number {
  return failureKinds[failures[code] ?? 'conflict'];
}
