import { systemActor } from '#server/platform/actor.ts';
import type { ActContext } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';

/** The program itself at work in a jurisdiction. */
export function systemContext(jurisdictionId: string): ActContext {
  return { jurisdictionId, by: systemActor, subject: null, reach: 'jurisdiction', requestId: newId() };
}
