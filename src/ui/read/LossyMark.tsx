import { StateIcon } from '../parts/StateIcon';
import { readText } from './readText';

/** Beside every number of an image that went through lossy compression: its values are not those that were measured. */
export function LossyMark() {
  return (
    <span className="lossy-mark" title={readText.lossyMeaning} data-testid="lossy">
      <StateIcon state="attention" size={13} />
      {readText.lossyMark}
    </span>
  );
}
