import { memo, useState } from 'react';
import { shownSlice } from '../../app/reading/panes';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { RoiTarget } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import { AxialPane } from './AxialPane';
import { createCanalDesk } from './canalDesk';
import type { DockView } from './dockView';
import type { EndplateDesk } from './endplateDesk';
import { GivenSliceCard } from './GivenSliceCard';
import type { Held } from './held';
import type { MidlineDesk } from './midlineDesk';
import { NumbersDock } from './NumbersDock';
import type { PaneFacts } from './paneFacts';
import { axialRegions, sagittalRegions } from './paneRegions';
import { readText } from './readText';
import { SagittalPane } from './SagittalPane';
import { ScanHead } from './ScanHead';
import { SliceCard } from './SliceCard';
import { SliceChoicePanel } from './SliceChoicePanel';
import { useScanNames } from './scanNames';
import { scannerText } from './scannerText';
import type { Panes } from './usePanes';
import { useRegionOf } from './useRegionOf';
import { useScanChecks } from './useScanChecks';
import { useScan, useSession } from './useSession';
import './scanColumn.css';
import { useAskedTargets } from './useAskedTargets';

interface ScanColumnProps {
  readonly timePoint: TimePoint;
  readonly protocol: Protocol;
  readonly style: ObserverStyle;
  readonly held: Held;
  /** Days since the other scan, in words; empty where there are none to tell. */
  readonly interval: string;
  /** The fractured level, where the observer may know it. */
  readonly level: string | undefined;
  readonly isLocked: boolean;
  readonly areEndplatesLarge: boolean;
  readonly axialPanes: Panes;
  readonly sagittalPanes: Panes;
  readonly facts: PaneFacts;
  readonly desk: EndplateDesk;
  readonly midline: MidlineDesk;
  readonly view: DockView;
  readonly onNextView: () => void;
  readonly onHover: (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => void;
  readonly onAcceptSlice: (timePoint: TimePoint) => void;
  readonly onCannotMeasure: (target: RoiTarget) => void;
}

/** One scan: axial image above; sagittal, slice and numbers below. While endplates are marked the images change places. */
export const ScanColumn = memo(function ScanColumn(props: ScanColumnProps) {
  const { timePoint, protocol, style, held, isLocked, areEndplatesLarge, facts, desk } = props;
  const axial = useScan(timePoint, (scan) => scan.axial);
  const sagittal = useScan(timePoint, (scan) => scan.sagittal);
  const header = axial && shownSlice(axial);
  const axialRegionOf = useRegionOf(axialRegions);
  const sagittalRegionOf = useRegionOf(sagittalRegions);
  const checks = useScanChecks(timePoint, protocol);
  const targetCount = useAskedTargets(protocol).filter((target) => target.timePoint === timePoint).length;
  const warnings = checks.filter((check) => check.state === 'attention');
  // The dock has room beside two rows of numbers; a narrow or low window has not, see the style.
  const isRoomy = targetCount <= 2 && warnings.length <= 4;
  const isSwapped = areEndplatesLarge && sagittal !== undefined;
  const names = useScanNames();
  const isAlone = useSession(({ timePoints }) => timePoints.length < 2) === true;
  const isGiven = useSession(({ areSlicesGiven }) => areSlicesGiven) === true;
  const isChoosing = useSession(({ task }) => task === 'slices') === true;
  const isOrderHidden = useSession((session) => session.isOrderHidden) === true;
  const [canal] = useState(createCanalDesk);
  const { cropsToPosterior } = protocol.blinding;
  const classes = [
    'scan-column',
    isRoomy ? 'roomy' : '',
    isSwapped ? 'endplates' : '',
    isAlone ? 'alone' : '',
    isGiven ? 'given' : '',
    isChoosing ? 'choosing' : '',
  ];
  const missing = (isGiven ? readText.sliceGone : readText.noScan)(names.of[timePoint]);
  return (
    <section className={classes.join(' ')} aria-label={names.of[timePoint]}>
      <ScanHead
        timePoint={timePoint}
        protocol={protocol}
        style={style}
        interval={props.interval}
        scanner={isOrderHidden ? '' : scannerText(header)}
        checks={checks}
        isLocked={isLocked}
        kind={isSwapped ? 'sagittal' : 'axial'}
        facts={facts}
        desk={desk}
        onResetOffset={isSwapped ? props.sagittalPanes.resetOffset : props.axialPanes.resetOffset}
      />
      {axial ? (
        <>
          <AxialPane
            timePoint={timePoint}
            stack={axial}
            style={style}
            isLarge={!isSwapped}
            isLocked={isLocked}
            held={held}
            facts={facts}
            midline={props.midline}
            canal={isChoosing && cropsToPosterior && !isLocked ? canal : undefined}
            regionOf={axialRegionOf}
            onPane={props.axialPanes.onPane}
            onView={props.axialPanes.onView}
            onHover={props.onHover}
          />
          <div className="dock">
            {isGiven ? null : (
              <SagittalPane
                timePoint={timePoint}
                stack={sagittal}
                axial={axial}
                style={style}
                level={props.level}
                isLarge={isSwapped}
                isLocked={isLocked}
                held={held}
                facts={facts}
                desk={desk}
                regionOf={sagittalRegionOf}
                onPane={props.sagittalPanes.onPane}
                onView={props.sagittalPanes.onView}
                onHover={props.onHover}
              />
            )}
            {isSwapped || isChoosing ? (
              <SliceChoicePanel
                timePoint={timePoint}
                stack={axial}
                protocol={protocol}
                style={style}
                isLocked={isLocked}
                desk={desk}
                onAccept={props.onAcceptSlice}
                isCropped={isChoosing && cropsToPosterior}
              />
            ) : (
              <>
                {isGiven ? (
                  <GivenSliceCard isCropped={cropsToPosterior} />
                ) : (
                  <SliceCard
                    timePoint={timePoint}
                    stack={axial}
                    protocol={protocol}
                    style={style}
                    isLocked={isLocked}
                  />
                )}
                <NumbersDock
                  timePoint={timePoint}
                  protocol={protocol}
                  style={style}
                  checks={checks}
                  isLocked={isLocked}
                  view={props.view}
                  onNextView={props.onNextView}
                  onCannotMeasure={props.onCannotMeasure}
                />
              </>
            )}
          </div>
        </>
      ) : (
        <div className="pane-message">
          <h2>{missing.title}</h2>
          <p className="muted">{missing.text}</p>
        </div>
      )}
    </section>
  );
});
