/** Acts that found nothing to do. */
import { success, type Success } from '#core/failure.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Nothing to do is no error. That somebody asked is an act all the same, of no object: no task's history tells of it. */
export function nothingChanged(act: Act): Success<{ changed: number }> {
  act.audit({ objects: [] });
  return success({ changed: 0 });
}
