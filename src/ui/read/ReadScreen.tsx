import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { shownSlice } from '../../app/reading/panes';
import { slicePlace } from '../../app/reading/sliceProposal';
import type { PointPx } from '../../domain/image/point';
import { isShownPart } from '../../domain/image/posteriorCrop';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { daysBetween } from '../../domain/isoDate';
import type { ExclusionReason, RoiTarget } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { isBeyondTolerance } from '../../domain/study/sliceAtLevel';
import type { Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import { useAppState, useWorkstation } from '../AppContext';
import { Frame } from '../frame/Frame';
import { GuideSheetPart } from '../guide/GuideSheetPart';
import { observerStyle } from '../parts/ObserverTag';
import { type DockView, nextDockView } from './dockView';
import { createEndplateDesk } from './endplateDesk';
import { createMidlineDesk } from './midlineDesk';
import { NoSubject } from './NoSubject';
import { createPaneFacts } from './paneFacts';
import { axialRegions, sagittalRegions } from './paneRegions';
import { type ReadDialog, ReadDialogs } from './ReadDialogs';
import { ReadFacts } from './ReadFacts';
import { ReadStatus } from './ReadStatus';
import { hasManyTools, ReadToolbar } from './ReadToolbar';
import { reasonKey } from './reasonKey';
import './read.css';
import { readText } from './readText';
import { ScanColumn } from './ScanColumn';
import { SignButton } from './SignButton';
import { SubjectStepper } from './SubjectStepper';
import { ToolPopovers } from './ToolPopovers';
import { useBrushWheel } from './useBrushWheel';
import { useEndplateView } from './useEndplateView';
import { useMidlineActs } from './useMidlineActs';
import { usePanes } from './usePanes';
import { useReadActs } from './useReadActs';
import { useReadKeys } from './useReadKeys';
import { useReadTask } from './useReadTask';
import { useSession } from './useSession';
import { useWindowPresets } from './useWindowPresets';
import { valueAt } from './valueAt';

/** The screen a surgeon spends the day in: two scans side by side, their outlines and numbers. */
export function ReadScreen() {
  const protocol = useAppState((state) => state.open?.project.protocol);
  const subjectId = useSession((session) => session.subjectId);
  const subject = useAppState((state) => state.open?.subjects.find((one) => one.id === subjectId));
  if (!protocol) return null;
  return subject ? <OpenReading protocol={protocol} subject={subject} /> : <NoSubject />;
}

/** Days from the pre-op to the follow-up scan, where both days may be told. */
function daysOf({ scans }: Subject): number | undefined {
  const { preop, followUp } = scans;
  const days = preop?.studyDate && followUp?.studyDate && daysBetween(preop.studyDate, followUp.studyDate);
  return days === undefined ? undefined : Number(days);
}

/**
 * What depends on the whole screen. It asks the store for little: whatever changes with the pointer is asked for by the
 * part that shows it.
 */
function OpenReading({ protocol, subject }: { readonly protocol: Protocol; readonly subject: Subject }) {
  const { app, store } = useWorkstation();
  const [dialog, setDialog] = useState<ReadDialog>({ kind: 'none' });
  const [facts] = useState(createPaneFacts);
  const [desk] = useState(createEndplateDesk);
  const [midline] = useState(createMidlineDesk);
  const [isWindowing, setWindowing] = useState(false);
  const [view, setView] = useState<DockView>('numbers');
  const [areReasonsOpen, openReasons] = useState(false);
  const [isGuideOpen, setGuideOpen] = useState(false);
  const activeTimePoint = useSession((session) => session.activeTimePoint);
  const isApart = useRef(false);

  const isLinked = useSession((session) => session.isLinked) ?? true;
  const areHidden = useSession((session) => session.areOutlinesHidden) ?? false;
  const isFatShown = useSession((session) => session.isFatShown) ?? false;
  const observerId = useSession((session) => session.observerId);
  const isSigned = useSession(({ reading }) => reading.state === 'signed') ?? false;
  const { timePoints, task, isOrderHidden, given, total, offers } = useReadTask(protocol);
  const tool = useSession(({ panes }) => (panes.preop ?? panes.followUp)?.editor.tool) ?? 'draw';

  const axialPanes = usePanes({ kind: 'axial', facts, regionsOf: axialRegions, isApart });
  const sagittalPanes = usePanes({ kind: 'sagittal', facts, regionsOf: sagittalRegions, isApart });

  const isFar = useCallback(
    (timePoint: TimePoint) => {
      const session = store.getState().reading;
      const pane = session?.panes[timePoint];
      const header = pane && shownSlice(pane.axial);
      const place = session && pane && header && slicePlace(pane, session.reading, timePoint, header);
      // Where it cannot be told the view stays, too: it says why.
      return !place || isBeyondTolerance(place, protocol.sliceToleranceMm);
    },
    [store, protocol.sliceToleranceMm],
  );
  const { areLarge, accept } = useEndplateView(desk, isFar);
  const large = areLarge ? sagittalPanes : axialPanes;
  const wasLarge = useRef(areLarge);
  useEffect(() => {
    if (wasLarge.current === areLarge) return;
    wasLarge.current = areLarge;
    (areLarge ? axialPanes : sagittalPanes).makeSmall();
    (areLarge ? sagittalPanes : axialPanes).makeLarge();
    facts.setHover(undefined);
  }, [areLarge, axialPanes, sagittalPanes, facts]);

  const onHover = useCallback(
    (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => {
      const crop = store.getState().reading?.panes[timePoint]?.crop;
      const image = atPx && app.pixelsOf(header);
      // A place that is not shown has no value to tell.
      const isSeen = atPx !== undefined && (!crop || isShownPart(crop, atPx));
      const value = image && isSeen ? valueAt(image, atPx) : undefined;
      facts.setHover(atPx && image && { timePoint, atPx, value });
    },
    [app, store, facts],
  );
  const preset = useWindowPresets(large);
  const nextView = useCallback(() => setView((before) => nextDockView(before, protocol)), [protocol]);
  const onAcceptSlice = useCallback(
    (timePoint: TimePoint) => {
      const { reading } = store.getState();
      if (reading?.areEndplatesLarge) void accept(timePoint);
      else void app.acceptSlice(timePoint);
    },
    [app, store, accept],
  );
  const screen = useMemo(
    () => ({
      sign: () => {
        if (!isSigned) setDialog({ kind: 'sign' });
      },
      fit: large.fit,
      preset,
      showKeys: () => setDialog({ kind: 'keys' }),
      nextView,
      openReasons,
      toggleGuide: () => setGuideOpen((isOpen) => !isOpen),
      acceptSlice: () => {
        const { reading } = store.getState();
        if (reading)
          onAcceptSlice(reading.areEndplatesLarge ? desk.get().timePoint : reading.activeTimePoint);
      },
    }),
    [store, desk, isSigned, large, preset, nextView, onAcceptSlice],
  );
  const doAct = useReadActs(screen, desk);
  const isMidlining = useSyncExternalStore(midline.subscribe, () => midline.get() !== undefined);
  const act = useMidlineActs(midline, doAct, isSigned);

  const chooseReason = useCallback(
    (reason: ExclusionReason) => {
      app.chooseExclusionReason(reason);
      openReasons(false);
    },
    [app],
  );
  const firstKey = (key: string): boolean => {
    const session = store.getState().reading;
    const reason = (session?.panes.preop ?? session?.panes.followUp)?.editor.exclusionReason;
    const chosen =
      areReasonsOpen && tool === 'exclusion' && reason
        ? reasonKey(key, reason, protocol.roiExclusionReasons)
        : undefined;
    if (!chosen) return false;
    app.chooseExclusionReason(chosen.reason);
    if (chosen.isClosing) openReasons(false);
    return true;
  };
  const heldKeys = useReadKeys({ act, first: firstKey });
  useEffect(() => {
    isApart.current = heldKeys.apart;
  }, [heldKeys.apart]);
  const held = useMemo(
    () => ({
      ...heldKeys,
      window: heldKeys.window || isWindowing,
      hide: heldKeys.hide || areHidden,
    }),
    [heldKeys, isWindowing, areHidden],
  );
  const brushWheel = useBrushWheel(act);
  const closeDialog = useCallback(() => setDialog({ kind: 'none' }), []);
  const onCannotMeasure = useCallback(
    (target: RoiTarget) => setDialog({ kind: 'cannot-measure', target }),
    [],
  );
  const days = useMemo(() => daysOf(subject), [subject]);
  const style = observerId ? observerStyle(protocol, observerId) : 'first';
  return (
    <Frame
      tab="read"
      middle={<SubjectStepper />}
      act={
        <SignButton
          isSigned={isSigned}
          isOfSlices={task === 'slices'}
          given={given}
          total={total}
          onSign={() => setDialog({ kind: 'sign' })}
          onReopen={() => setDialog({ kind: 'reopen' })}
        />
      }
      statusLeft={<ReadStatus protocol={protocol} isMidlining={isMidlining} />}
      statusRight={<ReadFacts valueKind={protocol.valueKind} kind={large.kind} facts={facts} />}
    >
      <div
        ref={brushWheel}
        className={[
          'read-screen',
          hasManyTools(protocol) ? 'many-tools' : '',
          timePoints.length < 2 ? 'alone' : '',
        ].join(' ')}
        onPointerDown={(event) => {
          // Who draws has chosen.
          const isOnImage = event.target instanceof Element && event.target.closest('.pane-canvas') !== null;
          if (isOnImage) openReasons(false);
        }}
      >
        <ReadToolbar
          tool={tool}
          protocol={protocol}
          isLinked={isLinked}
          isHidden={areHidden}
          isWindowing={isWindowing}
          areEndplatesLarge={areLarge}
          isFatShown={isFatShown}
          isLocked={isSigned}
          act={act}
          onToggleHidden={() => app.hideOutlines(!areHidden)}
          onToggleWindowing={() => setWindowing(!isWindowing)}
          isMidlining={isMidlining}
          offers={offers}
        />
        {timePoints.map((timePoint) => (
          <ScanColumn
            key={`${subject.id}-${timePoint}`}
            timePoint={timePoint}
            protocol={protocol}
            style={style}
            held={held}
            interval={
              timePoint === 'followUp' && !isOrderHidden && days !== undefined ? readText.days(days) : ''
            }
            level={subject.covariates.level}
            isLocked={isSigned}
            areEndplatesLarge={areLarge}
            axialPanes={axialPanes}
            sagittalPanes={sagittalPanes}
            facts={facts}
            desk={desk}
            midline={midline}
            view={view}
            onNextView={nextView}
            onHover={onHover}
            onAcceptSlice={onAcceptSlice}
            onCannotMeasure={onCannotMeasure}
          />
        ))}
        {isSigned || task === 'slices' ? null : (
          <ToolPopovers
            protocol={protocol}
            areReasonsOpen={areReasonsOpen}
            onReason={chooseReason}
            onBrushStep={(step) => act({ kind: 'brush', step })}
          />
        )}
        {isGuideOpen ? (
          <GuideSheetPart
            key={subject.id}
            protocol={protocol}
            level={subject.covariates.level}
            place={activeTimePoint === 'followUp' ? 'left' : 'right'}
            onClose={() => setGuideOpen(false)}
          />
        ) : null}
      </div>
      <ReadDialogs dialog={dialog} protocol={protocol} code={subject.code} onClose={closeDialog} />
    </Frame>
  );
}
