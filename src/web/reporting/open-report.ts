import type { Report } from '#contract/reporting/endpoints.ts';
import { isWritable } from '#core/reporting/report-state.ts';

/** It is asked, and not handed in: it may be typed in. */
export const isOpen = ({ state, liftedOn }: Pick<Report, 'state' | 'liftedOn'>): boolean => liftedOn === null && isWritable(state);
