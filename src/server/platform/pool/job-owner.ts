/**
 * Whose job it is that comes to the pool: of the account that a request is of, whatever handler and stage of it asks. Not an argument: every reader of
 * a file and every maker of one would pass on what is none of its business.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const owners = new AsyncLocalStorage<string>();

/** All jobs that come from this work are this owner's. */
export function inNameOf<T>(owner: string, work: () => T): T {
  return owners.run(owner, work);
}

/** Undefined: the program itself. */
export function jobOwner(): string | undefined {
  return owners.getStore();
}
