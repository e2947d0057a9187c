import type { GuideRegion } from '../../domain/study/conduct';

/** The parts of the guide, in the order in which they are shown. */
export const guideRegions: readonly GuideRegion['region'][] = ['general', 'T5-T10', 'T11-L2', 'L3-L5'];
