import { useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';

/** Where observers differ: the queue, the case in hand, and the agreement of the study. */
export function AgreementScreen() {
  const open = useAppState((state) => state.open);
  if (!open) return null;
  return <Frame tab="agreement">{null}</Frame>;
}
