/**
 * A kind of data, by which endpoints say what they have to do with each other: one reads topics, another touches them, and neither knows the
 * other. Each domain names its own in `contract/<domain>/topics.ts`. As topics are imported, the order of domains holds for them too: a later
 * domain reads and touches what an earlier one named, never the other way round.
 */
export interface Topic {
  readonly name: string;
}
