import type { ReadingEntry } from '../../domain/reading/reading';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { LossyMark } from './LossyMark';
import { csaOf, fixed, meanOf, ratioDecimals, ratioOf, siOf } from './numbers';
import { readText } from './readText';
import { useScan, useSession } from './useSession';

interface MeanRowProps {
  /** Right and left of one muscle. */
  readonly pair: readonly RoiTarget[];
  readonly protocol: Protocol;
  readonly decimals: number;
  readonly name: string | undefined;
}

/** Why there is no mean of the sides yet, or none at all. */
function whyNoMean(
  pair: readonly RoiTarget[],
  entries: readonly (ReadingEntry | undefined)[],
  liveKey: string | undefined,
): string {
  if (entries.some((entry) => entry?.kind === 'cannot-measure')) return readText.noMean;
  if (entries.every((entry) => entry !== undefined)) return readText.whenLet;
  const open = pair.filter((target, at) => entries[at] === undefined || targetKey(target) === liveKey);
  const [only] = open;
  return open.length === 1 && only && only.side !== 'none'
    ? readText.whenClosed(only.side)
    : readText.whenBoth;
}

/** Mean of both sides of a muscle, once both are closed: CSA/SI of the means, not the mean of ratios. */
export function MeanRow({ pair, protocol, decimals, name }: MeanRowProps) {
  const [first, second] = pair;
  const timePoint = first?.timePoint ?? 'preop';
  const keyOf = (target: RoiTarget | undefined): string => (target ? targetKey(target) : '');
  const entryA = useSession(({ reading }) => reading.entries[keyOf(first)]);
  const entryB = useSession(({ reading }) => reading.entries[keyOf(second)]);
  const keys = pair.map(targetKey);
  const liveKey = useScan(timePoint, ({ live }) => (live && keys.includes(live.key) ? live.key : undefined));
  const entries = [entryA, entryB];
  const measured = entries.flatMap((entry) => (entry?.kind === 'roi' ? [entry.measurement] : []));
  const isEachClosed = measured.length === pair.length && liveKey === undefined;
  // With several muscles the rows are many: one that has nothing to say yet is left out.
  if (name !== undefined && measured.length < pair.length) return null;
  const csa = meanOf(measured.map((one) => csaOf(one, protocol)));
  const si = meanOf(measured.map((one) => siOf(one, protocol)));
  const ratio = ratioOf(csa, si);
  const isLossy = isEachClosed && measured.some((one) => one.isLossy);
  const title = isLossy ? readText.mean : readText.meanOfSides;
  return (
    <tr className="mean-row">
      <td className="muted">
        {name === undefined ? title : readText.meanOf(name)}
        {isLossy ? <LossyMark /> : null}
      </td>
      {isEachClosed ? (
        <>
          <td className="number live-number">{fixed(csa, 1)}</td>
          <td className="number live-number">{fixed(si, decimals)}</td>
          <td className="number live-number">{fixed(ratio, ratioDecimals(ratio))}</td>
          <td colSpan={2} />
        </>
      ) : (
        <td className="number faint" colSpan={5}>
          {whyNoMean(pair, entries, liveKey)}
        </td>
      )}
    </tr>
  );
}
