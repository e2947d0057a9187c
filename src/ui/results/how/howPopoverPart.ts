import { laterPart } from '../../../base/laterPart';

/** What opens beside a number that is asked how it came about. */
export const howPopoverPart = laterPart(() => import('./HowPopover'));
