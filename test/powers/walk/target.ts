/**
 * What the walk through all endpoints tries to reach, and who tries. A domain adds the ids of what it makes in its own file:
 * `declare module '#test/powers/walk/target.ts' { interface Target { readonly reportId: string } }`.
 */
import type { Role } from '#core/access/subject.ts';
import type { Calls, TestServer } from '#test/server.ts';

/** Everything that belongs to one unit: each endpoint takes of it what it needs. */
export interface Target {
  /** As a failing test names it. */
  readonly name: string;
  readonly where: 'home' | 'abroad' | 'nowhere';
  /** The printed and full name of its unit. */
  readonly unit: string;
  /** Name of the unit outside that its task is shared with. */
  readonly sharedWith: string | null;
  /** Its version of the plan was published. */
  readonly issued: boolean;
}

/** Two jurisdictions with one of everything for each unit. */
export interface World extends AsyncDisposable {
  readonly server: TestServer;
  /** 甲局 · 中心 (below 甲局) · 乙局 · 丙局 (its task is shared with 济南市). */
  readonly atHome: readonly Target[];
  /** Of the other jurisdiction. */
  readonly abroad: Target;
  /** Ids that nobody has. */
  readonly nowhere: Target;
}

/** The world as it comes to be. */
export interface Making extends World {
  /** The same server, its calls those of the office abroad. */
  readonly elsewhere: TestServer;
}

export interface Persona {
  readonly name: string;
  /** null: nobody (`own` is null too), or somebody without a post. */
  readonly role: Role | null;
  readonly calls: Calls;
  /** What is one's own; null for nobody. */
  readonly own: Target | null;
  /** Units that the post's scope covers, by name; null: the whole jurisdiction. */
  readonly covers: readonly string[] | null;
  /** That scope is a working group with its members. */
  readonly ofGroup?: boolean;
  /** The unit that the person acts for. */
  readonly unit: string | null;
  /** Calls in a session of their own that may be ended or changed. */
  readonly spare: () => Promise<Calls>;
}

/** What an endpoint is tried on. */
export interface Targets {
  /** The nearest first; null: nothing in particular. */
  readonly all: (world: World, persona: Persona) => readonly (Target | null)[];
  /** One that is reached, whose ids are then exchanged for those of others. */
  readonly reached: (world: World, persona: Persona) => Target | undefined;
}

/** What belongs to one unit. */
export const ofUnits: Targets = {
  all: ({ atHome, abroad }) => [...atHome, abroad],
  // Counterparts reach what is shared with them.
  reached: ({ atHome }, { role }) => (role === 'counterpart' ? atHome.find(({ sharedWith }) => sharedWith !== null) : atHome[0]),
};

/** What is one's own, a colleague's, somebody's abroad. */
export const ones: Targets = {
  all: ({ atHome, abroad }, { own: mine }) => [...(mine === null ? [] : [mine]), ...atHome.slice(0, 1), abroad],
  reached: (_, { own: mine }) => mine ?? undefined,
};

/** The endpoint is about nothing in particular. */
export const nothing: Targets = { all: () => [null], reached: ofUnits.reached };

export const home = { top: '市甲局', below: '甲局下属中心', beside: '市乙局', shared: '市丙局' } as const;
export const counterparts = { sharing: '济南市', idle: '德州市' } as const;
