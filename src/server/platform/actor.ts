/** Who acts, as the trail records it: ids, and the names of that day. */
export interface Actor {
  readonly name: string;
  readonly accountId: string | null;
  readonly postId: string | null;
  /** The unit that the person acts for, with its name of the day. */
  readonly unitId: string | null;
  readonly unitName: string | null;
  /** Network address that the request came from; null for the program itself. */
  readonly address: string | null;
}

/** The program itself, for example at its start. */
export const systemActor: Actor = { name: '系统', accountId: null, postId: null, unitId: null, unitName: null, address: null };
