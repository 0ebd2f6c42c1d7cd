/**
 * A kind of data that connects endpoints: one reads a topic, another touches it, and neither knows the
 * other. Each domain names its own in `contract/<domain>/topics.ts`. As topics are imported, the order of domains holds for them too: a later
 * domain reads and touches what an earlier one named, never the other way round.
 */
export interface Topic {
  readonly name: string;
}
