import type { BurnedInWarning } from '../../app/kits/kitOutcome';
import { timePointText } from '../../report/words';
import { StateIcon } from '../parts/StateIcon';
import { exchangeText } from './exchangeText';

/** Pictures of a kit that may show a name: to be looked at before it leaves. */
export function KitWarnings({
  title,
  warnings,
}: {
  readonly title: string;
  readonly warnings: readonly BurnedInWarning[];
}) {
  return (
    <>
      <strong className="icon-text">
        <StateIcon state="attention" />
        {title}
      </strong>
      <ul className="kit-facts">
        {warnings.map(({ code, subjectCode, timePoint, sign, files }) => (
          <li key={`${code} ${sign}`} title={files.join(', ')}>
            {exchangeText.kits.warning(
              sign,
              subjectCode,
              timePoint ? timePointText(timePoint) : '',
              code === subjectCode ? '' : code,
              files.length,
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
