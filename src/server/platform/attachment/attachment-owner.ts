/** Objects that may have files beside them: what a domain says of its kinds, so that attachments need not know it. */
import type { PowerId } from '#core/domains.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface AttachmentOwner {
  /** Names it for good, as the trail names its objects: `annual_list`. */
  readonly kind: string;
  /** The endpoint by which the object is read: whoever may use it sees what is attached to what it would answer. */
  readonly needs: PowerId;
  /** The endpoint of those who may attach, remove and put back. */
  readonly changeNeeds: PowerId;
  /**
   * The object as far as the act reaches; null: there is none for it. `fixed`: what is attached stays, since something rests upon it. With
   * `lock`, nobody else changes that until the act ends.
   */
  find(act: Act, id: string, lock: boolean): Promise<{ readonly fixed: boolean } | null>;
}

/** All domains' kinds, once they are joined (server/domains.ts). */
export const attachmentOwners = new Map<string, AttachmentOwner>();
