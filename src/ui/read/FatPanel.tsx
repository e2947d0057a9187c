import { useMemo } from 'react';
import { imageKey } from '../../domain/image/imageRef';
import { type SignalHistogram, signalHistogram } from '../../domain/measurement/fat/signalHistogram';
import type { RoiFat } from '../../domain/measurement/roiMeasurement';
import type { ReadingEntry } from '../../domain/reading/reading';
import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import { useApp } from '../AppContext';
import { KeyHint } from '../parts/KeyHint';
import { fatMethodText, fatText, noFatText } from './fatText';
import { histogramBars, placeOf } from './histogramBars';
import { fixed } from './numbers';
import { targetWords } from './numbersRow';
import { roiInHand } from './roiInHand';
import { useScan, useSession } from './useSession';
import './fatPanel.css';
import { useAskedTargets } from './useAskedTargets';

interface FatPanelProps {
  readonly timePoint: TimePoint;
  readonly protocol: Protocol;
}

const binCount = 60;

/** Fat of the ROI in hand: its histogram with the threshold on it, fat in percent, functional CSA. */
export function FatPanel({ timePoint, protocol }: FatPanelProps) {
  const targets = useAskedTargets(protocol);
  const key = useSession((session) => roiInHand(session, timePoint, targets)) ?? '';
  const isLive = useScan(timePoint, ({ live }) => live?.key === key) === true;
  const entry = useSession(({ reading }) => reading.entries[key]);
  const histogram = useHistogram(timePoint, entry);
  const target = targets.find((one) => targetKey(one) === key);
  const fat = entry?.kind === 'roi' ? entry.measurement.fat : undefined;
  return (
    <section className="fat-panel" data-testid={`fat-${timePoint}`}>
      <div className="card-head">
        <h3 className="panel-title">{target ? targetWords(target, protocol) : fatText.fat}</h3>
        <span className="hint">
          <KeyHint keys={['O']} does={fatText.overlay} />
        </span>
      </div>
      {entry?.kind !== 'roi' ? (
        <p className="faint panel-empty">{isLive ? fatText.inHand : fatText.none}</p>
      ) : isLive ? (
        <p className="faint panel-empty">{fatText.inHand}</p>
      ) : fat === undefined ? (
        <p className="faint panel-empty">{fatText.older}</p>
      ) : (
        <FatOf fat={fat} histogram={histogram} />
      )}
    </section>
  );
}

/** Of the committed ROI, on the slice that it lies on while that is shown. */
function useHistogram(timePoint: TimePoint, entry: ReadingEntry | undefined): SignalHistogram | undefined {
  const app = useApp();
  const pixels = useScan(timePoint, ({ axial }) => axial.pixels.kind);
  const header = useScan(timePoint, ({ axial }) => {
    const image = entry?.kind === 'roi' ? imageKey(entry.roi.image) : undefined;
    return axial.slices.find((slice) => imageKey(slice) === image);
  });
  return useMemo(() => {
    const image = pixels === 'here' && header ? app.pixelsOf(header) : undefined;
    if (entry?.kind !== 'roi' || !image || !entry.measurement.fat) return undefined;
    const { roi, measurement } = entry;
    const kind = entry.measurement.fat.valueKind;
    return signalHistogram(image, roi.outlinePx, roi.exclusions, measurement.rule.id, kind, binCount);
  }, [app, header, pixels, entry]);
}

function FatOf({
  fat,
  histogram,
}: {
  readonly fat: RoiFat;
  readonly histogram: SignalHistogram | undefined;
}) {
  if (fat.kind === 'unknown') {
    return (
      <>
        <p className="panel-empty">{noFatText[fat.why]}</p>
        <p className="faint">{fatMethodText(fat.method)}</p>
      </>
    );
  }
  const areaText = (mm2: number | undefined): string => (mm2 === undefined ? '–' : `${fixed(mm2, 1)} mm²`);
  const facts: readonly (readonly [label: string, value: string])[] = [
    [fatText.fat, `${fixed(fat.fatPercent, 1)} %`],
    [fatText.lean, areaText(fat.leanAreaMm2)],
    [fatText.fatArea, areaText(fat.fatAreaMm2)],
    ...(fat.mixedPixelCount > 0 ? [[fatText.mixed, `${fat.mixedPixelCount} px`] as const] : []),
    [fatText.threshold, fixed(fat.threshold, Math.abs(fat.threshold) >= 100 ? 1 : 3)],
    [fatText.method, fatMethodText(fat.method)],
    ['n', `${fat.fatPixelCount} / ${fat.pixelCount} px`],
  ];
  return (
    <div className="fat-body">
      {histogram ? <Histogram histogram={histogram} fat={fat} /> : <span className="fat-histogram" />}
      <dl className="facts-list fat-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Hollow up to the threshold, filled above it: lean and fat without a hue. */
function Histogram(props: {
  readonly histogram: SignalHistogram;
  readonly fat: RoiFat & { readonly kind: 'known' };
}) {
  const { histogram, fat } = props;
  const bars = histogramBars(histogram, fat.threshold);
  const limits = [fat.threshold, ...(fat.leanThreshold === undefined ? [] : [fat.leanThreshold])];
  const last = histogram.from + histogram.binWidth * histogram.counts.length;
  const { fatPixelCount, pixelCount } = fat;
  return (
    <div className="fat-histogram">
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={fatText.histogram(pixelCount - fatPixelCount, fatPixelCount)}
      >
        {bars.map(({ x, width, height, fatPart }) => (
          <g key={x}>
            <rect
              className="lean-bar"
              x={100 * x}
              y={100 - 94 * height}
              width={100 * width * (1 - fatPart)}
              height={94 * height}
            />
            <rect
              className="fat-bar"
              x={100 * (x + width * (1 - fatPart))}
              y={100 - 94 * height}
              width={100 * width * fatPart}
              height={94 * height}
            />
          </g>
        ))}
        {limits.map((limit) => {
          const place = placeOf(histogram, limit);
          return place === undefined ? null : (
            <line key={limit} className="threshold" x1={100 * place} x2={100 * place} y1={0} y2={100} />
          );
        })}
      </svg>
      <span className="histogram-ends">
        <span>{fixed(histogram.from, 0)}</span>
        <span>{fixed(last, 0)}</span>
      </span>
    </div>
  );
}
