import { useMemo, useRef, useState } from 'react';
import type { Disagreement } from '../../analysis/disagreements';
import type { CaseScan, ShownCaseOutcome } from '../../app/agreement/showCase';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { TimePoint } from '../../domain/timePoint';
import { timePoints } from '../../domain/timePoint';
import { cannotMeasureText } from '../../report/reasonText';
import { timePointText } from '../../report/words';
import { Segments } from '../parts/Segments';
import type { Held } from '../read/held';
import { agreementText } from './agreementText';
import { CaseLegend } from './CaseLegend';
import { CasePane } from './CasePane';
import {
  readingsDrawn,
  slicesDrawn,
  startSlice,
  thirdApart,
  type WhoseOutlines,
  whoseOffered,
} from './caseDrawing';
import { lettersOf, sideTag } from './queueLines';
import { useOpenProject } from './useOpenProject';

const text = agreementText.case;

interface CasePanelProps {
  readonly case: Disagreement;
  /** What was signed on its scan; undefined while that is loaded. */
  readonly outcome: ShownCaseOutcome | undefined;
  readonly raters: readonly [Rater, Rater];
  readonly held: Held;
  readonly onTimePoint: (timePoint: TimePoint) => void;
}

/** The case in hand over the image: both outlines in each observer's colour and line, each on its own slice. */
export function CasePanel({ case: one, outcome, raters, held, onTimePoint }: CasePanelProps) {
  const { subjects, project } = useOpenProject();
  const { protocol } = project;
  const { subjectId, code, target } = one.facts;
  const { timePoint } = target;
  const level = subjects.find(({ id }) => id === subjectId)?.covariates.level;
  const scan = outcome?.kind === 'shown' ? outcome.scan : undefined;
  const offered = useMemo(() => whoseOffered(scan?.readings ?? []), [scan]);
  const [wanted, setWanted] = useState<WhoseOutlines>('originals');
  const whose = offered.includes(wanted) ? wanted : 'originals';
  return (
    <>
      <header className="case-head">
        <h2>{code}</h2>
        {level === undefined ? null : <span className="level-tag">{level}</span>}
        <Segments
          label={agreementText.timePoint}
          choices={timePoints}
          chosen={timePoint}
          texts={agreementText.timePoints}
          onChoose={onTimePoint}
        />
        {offered.length > 1 ? (
          <Segments
            label={text.whose}
            choices={offered}
            chosen={whose}
            texts={text.whoseNames}
            onChoose={setWanted}
          />
        ) : null}
        <span className="gap" />
        <CaseLegend protocol={protocol} raters={raters} hasThird={whose === 'third'} />
      </header>
      {scan ? (
        <ScanShown
          key={`${subjectId} ${timePoint}`}
          case={one}
          scan={scan}
          raters={raters}
          whose={whose}
          held={held}
        />
      ) : (
        <div className="case-pane pane-message">
          <p className="muted" role={outcome?.kind === 'failed' ? 'alert' : 'status'}>
            {outcome?.kind === 'failed' ? `${text.failed}. ${outcome.message}` : text.loading}
          </p>
        </div>
      )}
    </>
  );
}

function ScanShown({
  case: one,
  scan,
  raters,
  whose,
  held,
}: {
  readonly case: Disagreement;
  readonly scan: CaseScan;
  readonly raters: readonly [Rater, Rater];
  readonly whose: WhoseOutlines;
  readonly held: Held;
}) {
  const { protocol } = useOpenProject().project;
  const { code, target, pair } = one.facts;
  const drawn = useMemo(() => readingsDrawn(scan.readings, raters, whose), [scan, raters, whose]);
  const slices = useMemo(() => slicesDrawn(drawn), [drawn]);
  const count = scan.slices.length;
  // Another choice of readings begins on their own slice; the view stays, so that they can be compared by flicking.
  const [own, setOwn] = useState<{ readonly whose: WhoseOutlines; readonly index: number }>();
  const ownIndex = own?.whose === whose ? own.index : undefined;
  const shown = Math.min(
    ownIndex ?? startSlice(drawn, whose) ?? Math.floor(count / 2),
    Math.max(0, count - 1),
  );
  const latest = useRef(shown);
  latest.current = shown;
  const show = (index: number): void => setOwn({ whose, index: Math.min(Math.max(0, index), count - 1) });
  const letters = (readings: readonly { readonly observerId: Rater['observerId'] }[]) =>
    lettersOf(
      protocol,
      readings.map(({ observerId }) => observerId),
    );
  const lost = drawn.filter(({ hasOutlines, sliceIndex }) => hasOutlines && sliceIndex === undefined);
  const where = timePointText(target.timePoint);
  const apart = whose === 'third' ? thirdApart(slices) : undefined;
  const isHere = slices.some(({ index }) => index === shown);
  const notes = [
    ...(apart
      ? [
          text.thirdElsewhere(
            apart.third.index + 1,
            apart.others.map(({ index, by }) => text.sliceOf(letters(by), index + 1)).join(', '),
          ),
        ]
      : slices.length > 1
        ? [
            text.twoSlices(
              slices.map(({ index, by }) => text.sliceOf(letters(by), index + 1)).join(', '),
              count,
            ),
          ]
        : []),
    ...(slices.length > 0 && !isHere
      ? [text.nobodyHere(slices.map(({ index }) => index + 1).join(', '))]
      : []),
    ...(pair.kind === 'one-cannot'
      ? [
          text.cannot(
            lettersOf(protocol, [raters[pair.who].observerId]),
            `${sideTag(target, protocol)} ${where}`,
            cannotMeasureText(pair.reason),
          ),
        ]
      : []),
    ...(pair.kind === 'neither'
      ? raters.map(({ observerId }, at) =>
          text.cannot(
            lettersOf(protocol, [observerId]),
            `${sideTag(target, protocol)} ${where}`,
            cannotMeasureText(pair.reasons[at === 0 ? 0 : 1]),
          ),
        )
      : []),
    ...(lost.length > 0 ? [text.notHere(letters(lost))] : []),
  ];
  return (
    <div className="case-image">
      <CasePane
        scan={scan}
        index={shown}
        drawn={drawn}
        protocol={protocol}
        label={text.slice(code, where, shown + 1, count)}
        held={held}
        onScroll={(steps) => show(latest.current + steps)}
      />
      {slices.length > 1 || notes.length > 0 ? (
        <div className="case-notes">
          {slices.length > 1 ? (
            <Segments
              label={text.slicesOf}
              choices={slices.map(({ index }) => String(index))}
              chosen={String(shown)}
              texts={Object.fromEntries(
                slices.map(({ index, by }) => [String(index), text.sliceOf(letters(by), index + 1)]),
              )}
              onChoose={(index) => show(Number(index))}
            />
          ) : null}
          <p data-testid="case-notes">{notes.join(' ')}</p>
        </div>
      ) : null}
    </div>
  );
}
