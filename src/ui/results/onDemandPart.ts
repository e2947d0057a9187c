import { laterPart } from '../../base/laterPart';

/** What the page computes of its own; it brings a part of the statistics. */
export const onDemandPart = laterPart(() => import('./onDemandStatistics'));
