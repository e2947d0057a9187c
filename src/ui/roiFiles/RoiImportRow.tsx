import { Button, Select } from '@mantine/core';
import type { ImportRow, RowDecision } from '../../app/roiFiles/importPlan';
import { imageKey } from '../../domain/image/imageRef';
import type { RoiTarget } from '../../domain/reading/roi';
import type { ForeignNote } from '../../domain/roiFiles/foreignRoi';
import type { ScanSlice } from '../../domain/roiFiles/matchSlice';
import { timePoints } from '../../domain/timePoint';
import { StateIcon } from '../parts/StateIcon';
import { RoiImportValues } from './RoiImportValues';
import { foreignNoteText, roiFilesText, rowStateText, rowWarningText } from './roiFilesText';

/** Notes after which our area is not that of the other program, whatever the values say. */
const shapeNotes: readonly ForeignNote[] = ['spline', 'sub-pixel-rectangle', 'edited-elsewhere'];

/** States of outlines that are not this reading's until a person says so: no value of them is shown. */
const othersStates: readonly ImportRow['state']['kind'][] = ['other-observer', 'stranger', 'other-round'];

/** One structure to outline: of any time point. */
export interface Structure {
  readonly key: string;
  readonly label: string;
  readonly of: Omit<RoiTarget, 'timePoint'>;
}

interface RoiImportRowProps {
  readonly row: ImportRow;
  readonly structures: readonly Structure[];
  readonly slices: readonly ScanSlice[];
  readonly letterOf: (observerId: string) => string;
  readonly decide: (decision: RowDecision) => void;
}

/** The key of a structure that a row's target is of. */
function structureKey({ siteId, muscleId, side }: Partial<RoiTarget>): string {
  return [siteId, muscleId, side].join('|');
}

/** One ROI of a file: what it is, on which slice, its values there and here, and what stands in its way. */
export function RoiImportRow({ row, structures, slices, letterOf, decide }: RoiImportRowProps) {
  const { roi, said, slice, state, warnings } = row;
  const isOthers = othersStates.includes(state.kind);
  const isBarred = state.kind === 'left-out' || isOthers;
  const ofScan = said.timePoint ? slices.filter((one) => one.timePoint === said.timePoint) : slices;
  const shownSlice = slice && ofScan.find(({ header }) => imageKey(header) === imageKey(slice.header));
  return (
    <tr data-testid={`roi-row-${row.id}`} data-state={state.kind}>
      <td>
        <strong>{roi.name || roiFilesText.noName}</strong>
        <div className="hint roi-file">{roi.file}</div>
        {roi.statement?.observer && !isOthers ? (
          <div className="hint">{roiFilesText.observer(roi.statement.observer)}</div>
        ) : null}
        {roi.notes.map((note) => (
          <div key={note} className="hint icon-text">
            {shapeNotes.includes(note) ? <StateIcon state="attention" size={14} /> : null}
            {foreignNoteText(note)}
          </div>
        ))}
      </td>
      <td>
        <div className="roi-target">
          <Select
            aria-label={roiFilesText.timePoint}
            placeholder={roiFilesText.timePoint}
            disabled={isBarred}
            data={timePoints.map((value) => ({ value, label: roiFilesText.timePoints[value] }))}
            value={said.timePoint ?? null}
            onChange={(value) => {
              const timePoint = timePoints.find((one) => one === value);
              if (timePoint) decide({ timePoint });
            }}
          />
          <Select
            aria-label={roiFilesText.structure}
            placeholder={roiFilesText.structure}
            disabled={isBarred}
            data={structures.map(({ key, label }) => ({ value: key, label }))}
            value={structures.find(({ key }) => key === structureKey(said))?.key ?? null}
            onChange={(value) => {
              const chosen = structures.find(({ key }) => key === value);
              if (chosen) decide(chosen.of);
            }}
          />
          <Select
            aria-label={roiFilesText.slice}
            placeholder={roiFilesText.slice}
            disabled={isBarred || said.timePoint === undefined}
            data={ofScan.map(({ header }, index) => ({
              value: imageKey(header),
              label: `${roiFilesText.slice} ${index + 1} of ${ofScan.length}`,
            }))}
            value={shownSlice ? imageKey(shownSlice.header) : null}
            onChange={(value) => {
              const chosen = ofScan.find(({ header }) => imageKey(header) === value)?.header;
              if (chosen) decide({ image: { sopInstanceUid: chosen.sopInstanceUid, frame: chosen.frame } });
            }}
          />
          {slice ? <div className="hint">{roiFilesText.matchedBy[slice.by]}</div> : null}
        </div>
      </td>
      <td>{isBarred ? null : <RoiImportValues row={row} />}</td>
      <td>
        <div className="icon-text">
          {state.kind === 'left-out' ? null : <StateIcon state={iconOf(state.kind)} size={14} />}
          {rowStateText(state, letterOf)}
        </div>
        {warnings.map((warning) => (
          <div key={warning} className="icon-text">
            <StateIcon state="attention" size={14} />
            {rowWarningText(warning)}
          </div>
        ))}
        <div className="roi-acts">
          {state.kind === 'occupied' ? (
            <Button size="compact-sm" onClick={() => decide({ replaces: true })}>
              {roiFilesText.replace}
            </Button>
          ) : null}
          {isOthers ? (
            <Button size="compact-sm" onClick={() => decide({ isMine: true })}>
              {state.kind === 'other-round' ? roiFilesText.isOfThisRound : roiFilesText.isMine}
            </Button>
          ) : null}
          {state.kind === 'refused' ? null : (
            <Button size="compact-sm" onClick={() => decide({ isLeftOut: state.kind !== 'left-out' })}>
              {state.kind === 'left-out' ? roiFilesText.takeBack : roiFilesText.leaveOut}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

function iconOf(kind: ImportRow['state']['kind']): 'done' | 'attention' | 'wrong' {
  if (kind === 'ready') return 'done';
  return kind === 'refused' || kind === 'no-pixels' || kind === 'not-placed' ? 'wrong' : 'attention';
}
