import type { How } from '../../../report/how/how';
import { HowButton } from './HowButton';

/** A text that can be asked how its number came about, where that is known; else the text alone. */
export function Asked({ how, children }: { readonly how: How | undefined; readonly children: string }) {
  return how ? <HowButton how={how}>{children}</HowButton> : children;
}
