import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { shownSlice } from '../../app/reading/panes';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { daysBetween } from '../../domain/isoDate';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import { targetsOf } from '../../domain/study/targets';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { KeyCap } from '../parts/KeyCap';
import { observerStyle } from '../parts/ObserverTag';
import { ReasonDialog } from '../parts/ReasonDialog';
import { CannotMeasureDialog } from './CannotMeasureDialog';
import { KeyMapDialog } from './KeyMapDialog';
import { createPaneFacts } from './paneFacts';
import { paneRegions } from './paneRegions';
import { ReadFacts } from './ReadFacts';
import { ReadStatus } from './ReadStatus';
import { ReadToolbar } from './ReadToolbar';
import './read.css';
import { readText } from './readText';
import { ScanColumn, type ScanFacts } from './ScanColumn';
import { SignDialog } from './SignDialog';
import { SubjectStepper } from './SubjectStepper';
import { usePanes } from './usePanes';
import { useReadKeys } from './useReadKeys';
import { useWindowPresets } from './useWindowPresets';
import { valueAt } from './valueAt';

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'sign' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'cannot-measure'; readonly target: RoiTarget };

/** The screen a surgeon spends the day in: two scans side by side, their outlines and numbers. */
export function ReadScreen() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const session = useAppState((state) => state.reading);
  const notices = useAppState((state) => state.notices);
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' });
  const [facts] = useState(createPaneFacts);
  const [isWindowing, setWindowing] = useState(false);
  const [areValuesShown, setValuesShown] = useState(false);
  const isLinked = session?.isLinked ?? true;
  const { current: panes, onPane, onView, fit } = usePanes(session, facts);

  const onHover = useCallback(
    (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => {
      const image = atPx && app.pixelsOf(header);
      facts.setHover(atPx && image && { timePoint, atPx, value: valueAt(image, atPx) });
    },
    [app, facts],
  );
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
        toggleValues: () => setValuesShown((before) => !before),
        dismiss: () => {
          for (const notice of notices) app.dismissNotice(notice.id);
        },
      },
    }),
    [app, session, protocol, isSigned, isComplete, fit, preset, isLinked, notices],
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
  const regions = paneRegions(session.panes, 'muscles');
  const { preop, followUp } = subject.scans;
  const days = preop?.studyDate && followUp?.studyDate && daysBetween(preop.studyDate, followUp.studyDate);
  const scanFacts = (timePoint: TimePoint): ScanFacts => {
    const pane = session.panes[timePoint];
    const acquisition = pane && shownSlice(pane.axial)?.acquisition;
    const scanner = [
      acquisition?.manufacturer?.split(' ')[0],
      acquisition?.model,
      acquisition?.fieldStrengthT && `${acquisition.fieldStrengthT} T`,
    ];
    const echo = acquisition?.echoTimeMs === undefined ? '' : `TE ${Math.round(acquisition.echoTimeMs)}`;
    const interval = timePoint === 'followUp' && days !== undefined ? readText.days(Number(days)) : '';
    return { interval, scanner: [scanner.filter(Boolean).join(' '), echo].filter(Boolean).join(' · ') };
  };
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
      statusLeft={<ReadStatus session={session} />}
      statusRight={<ReadFacts session={session} valueKind={protocol.valueKind} facts={facts} />}
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
            facts={scanFacts(timePoint)}
            region={regions[timePoint]}
            onPane={onPane}
            onView={onView}
            onHover={onHover}
            areValuesShown={areValuesShown}
            onToggleValues={() => setValuesShown((before) => !before)}
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
