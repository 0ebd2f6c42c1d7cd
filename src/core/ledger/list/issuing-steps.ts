/** The steps of issuing a list, in their order: checks, who answers, the facts that rules read, signatures asked, codes, the trail. */
export const issuingSteps = ['checks', 'parts', 'versions', 'signing', 'codes', 'trail'] as const;
export type IssuingStep = (typeof issuingSteps)[number];
