import { Button } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Pane, PaneView } from '../../app/panePort';
import { muscleRegion } from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { daysBetween } from '../../domain/isoDate';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import { targetsOf } from '../../domain/study/targets';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { noticeText } from '../frame/frameText';
import { KeyCap } from '../parts/KeyCap';
import { KeyHint } from '../parts/KeyHint';
import { observerStyle } from '../parts/ObserverTag';
import { ReasonDialog } from '../parts/ReasonDialog';
import { StateIcon } from '../parts/StateIcon';
import { CannotMeasureDialog } from './CannotMeasureDialog';
import { KeyMapDialog } from './KeyMapDialog';
import { ReadToolbar } from './ReadToolbar';
import './read.css';
import { readText } from './readText';
import { ScanColumn } from './ScanColumn';
import { SignDialog } from './SignDialog';
import { SubjectStepper } from './SubjectStepper';
import { useReadKeys } from './useReadKeys';
import { useWindowPresets } from './useWindowPresets';

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'sign' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'cannot-measure'; readonly target: RoiTarget };

interface Hover {
  readonly atPx: PointPx;
  readonly value: number | undefined;
}

/** The screen a surgeon spends the day in: two scans side by side, their outlines and numbers. */
export function ReadScreen() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const session = useAppState((state) => state.reading);
  const notice = useAppState((state) => state.notices.at(-1));
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' });
  const [hover, setHover] = useState<Hover>();
  const [isWindowing, setWindowing] = useState(false);
  const panes = useRef<Partial<Record<TimePoint, Pane>>>({});
  const isWhole = useRef(false);
  const isLinked = session?.isLinked ?? true;

  const onPane = useCallback((timePoint: TimePoint, pane: Pane | undefined) => {
    if (pane) panes.current[timePoint] = pane;
    else delete panes.current[timePoint];
  }, []);
  const onView = useCallback(
    (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => {
      if (cause !== 'gesture' || !isLinked) return;
      panes.current[timePoint === 'preop' ? 'followUp' : 'preop']?.setView(view);
    },
    [isLinked],
  );
  const onHover = useCallback(
    (_timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => {
      const image = atPx && app.pixelsOf(header);
      if (!atPx || !image) {
        setHover(undefined);
        return;
      }
      const stored = image.storedValues[Math.round(atPx[1]) * image.grid.columns + Math.round(atPx[0])];
      const { slope, intercept } = image.rescale;
      setHover({ atPx, value: stored === undefined ? undefined : stored * slope + intercept });
    },
    [app],
  );
  const fit = useCallback(() => {
    isWhole.current = !isWhole.current;
    for (const timePoint of timePoints) {
      const pane = panes.current[timePoint];
      const reading = session?.panes[timePoint];
      const header = reading && shownSlice(reading.axial);
      if (!pane || !header) continue;
      if (isWhole.current) pane.fitWhole();
      else pane.fitRegion(muscleRegion(header, reading.editor.outlines));
    }
  }, [session]);
  const closeDialog = useCallback(() => setDialog({ kind: 'none' }), []);
  const preset = useWindowPresets(panes);

  const protocol = open?.project.protocol;
  const targets = useMemo(() => (protocol ? targetsOf(protocol) : []), [protocol]);
  const given = session ? targets.filter((target) => session.reading.entries[targetKey(target)]).length : 0;
  const isSigned = session?.reading.state === 'signed';
  const isComplete = given === targets.length;
  const situation = useMemo(
    () => ({
      app,
      session,
      protocol,
      screen: {
        sign: () => {
          if (isSigned) return;
          if (isComplete) setDialog({ kind: 'sign' });
          else void app.signReading();
        },
        fit,
        preset,
        toggleLink: () => app.link(!isLinked),
        showKeys: () => setDialog({ kind: 'keys' }),
      },
    }),
    [app, session, protocol, isSigned, isComplete, fit, preset, isLinked],
  );
  const heldKeys = useReadKeys(situation);
  const areHidden = session?.areOutlinesHidden ?? false;
  const held = useMemo(
    () => ({
      ...heldKeys,
      window: heldKeys.window || isWindowing,
      hide: heldKeys.hide || areHidden,
    }),
    [heldKeys, isWindowing, areHidden],
  );

  if (!open || !protocol) return null;
  const subject = open.subjects.find((one) => one.id === session?.subjectId);
  if (!session || !subject) {
    return (
      <Frame tab="read">
        <div className="pane-message">
          <h2>{readText.noSubject.title}</h2>
          <p className="muted">{readText.noSubject.text}</p>
          <Button onClick={() => app.showTab('cohort')}>{readText.noSubject.act}</Button>
        </div>
      </Frame>
    );
  }
  const style = observerStyle(protocol, session.observerId);
  const { preop, followUp } = subject.scans;
  const days = preop?.studyDate && followUp?.studyDate && daysBetween(preop.studyDate, followUp.studyDate);
  const facts = (timePoint: TimePoint): string => {
    const pane = session.panes[timePoint];
    const acquisition = pane && shownSlice(pane.axial)?.acquisition;
    const scanner = [
      acquisition?.manufacturer?.split(' ')[0],
      acquisition?.model,
      acquisition?.fieldStrengthT && `${acquisition.fieldStrengthT} T`,
    ];
    const echo = acquisition?.echoTimeMs === undefined ? '' : `TE ${Math.round(acquisition.echoTimeMs)}`;
    const interval = timePoint === 'followUp' && days !== undefined ? readText.days(Number(days)) : '';
    return [interval, scanner.filter(Boolean).join(' '), echo].filter(Boolean).join(' · ');
  };
  const zoom = hover;
  return (
    <Frame
      tab="read"
      middle={<SubjectStepper />}
      act={
        isSigned ? (
          <Button onClick={() => setDialog({ kind: 'reopen' })}>{readText.reopen}</Button>
        ) : (
          <Button
            variant={isComplete ? 'filled' : 'default'}
            disabled={!isComplete}
            onClick={() => setDialog({ kind: 'sign' })}
            data-testid="sign"
            rightSection={<KeyCap name="S" />}
          >
            {readText.sign} <span className="muted sign-count">{readText.given(given, targets.length)}</span>
          </Button>
        )
      }
      statusLeft={
        notice ? (
          <span className="icon-text" role={notice.severity === 'wrong' ? 'alert' : 'status'}>
            <StateIcon state={notice.severity} />
            <strong>{noticeText(notice.kind, notice.facts).title}.</strong>
            {noticeText(notice.kind, notice.facts).text}
            <button type="button" className="link-button" onClick={() => app.dismissNotice(notice.id)}>
              Esc
            </button>
          </span>
        ) : (
          <>
            <strong>
              {session.armed
                ? readText.outline(readText.sideLetter[session.armed.side])
                : isSigned
                  ? readText.signed
                  : readText.allGiven}
            </strong>
            <KeyHint keys={['click']} does="vertex" />
            <KeyHint keys={['drag']} does="freehand" />
            <KeyHint keys={['↵']} does="close" />
            <KeyHint keys={['⌫']} does="last vertex" />
            <KeyHint keys={['Esc']} does="cancel" />
            <KeyHint keys={['Tab']} does="next ROI" />
            <KeyHint keys={['Space']} does="pan" />
          </>
        )
      }
      statusRight={
        <>
          {zoom ? (
            <span data-testid="hover">{readText.at(zoom.atPx[0], zoom.atPx[1], zoom.value)}</span>
          ) : null}
          <KeyHint keys={['?']} does={readText.allKeys} />
        </>
      }
    >
      <div className="read-screen">
        <ReadToolbar
          tool={session.panes.preop?.editor.tool ?? 'draw'}
          isLinked={isLinked}
          isHidden={areHidden}
          isWindowing={isWindowing}
          onFit={fit}
          onToggleLink={() => app.link(!isLinked)}
          onToggleHidden={() => app.hideOutlines(!areHidden)}
          onToggleWindowing={() => setWindowing(!isWindowing)}
          onShowKeys={() => setDialog({ kind: 'keys' })}
        />
        {timePoints.map((timePoint) => (
          <ScanColumn
            key={`${session.subjectId}-${timePoint}`}
            timePoint={timePoint}
            session={session}
            protocol={protocol}
            style={style}
            held={held}
            facts={facts(timePoint)}
            onPane={onPane}
            onView={onView}
            onHover={onHover}
            onCannotMeasure={(target) => setDialog({ kind: 'cannot-measure', target })}
          />
        ))}
      </div>
      {dialog.kind === 'keys' ? <KeyMapDialog onClose={closeDialog} /> : null}
      {dialog.kind === 'sign' ? <SignDialog code={subject.code} onClose={closeDialog} /> : null}
      {dialog.kind === 'cannot-measure' ? (
        <CannotMeasureDialog target={dialog.target} onClose={closeDialog} />
      ) : null}
      {dialog.kind === 'reopen' ? (
        <ReasonDialog
          title={readText.reopenTitle(subject.code)}
          text={readText.reopenText}
          reasonLabel={readText.reasonRequired}
          verb={readText.reopenAct}
          cancel={readText.cancel}
          onClose={closeDialog}
          onDo={(reason) => void app.reopenReading(reason)}
        />
      ) : null}
    </Frame>
  );
}
