import { sliceChooser } from '../../domain/conduct/sliceChooser';
import { auditHeadCode } from '../../domain/keeping/auditHeadCode';
import type { MergePreview, RecordCounts } from '../../domain/keeping/merge/mergePreview';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf } from '../../domain/study/thirdReader';
import type { IncomingBundle } from '../../state/incomingState';
import { frameText } from '../frame/frameText';
import { observerName } from '../frame/observerName';
import { bytesText } from '../parts/bytesText';
import { StateIcon } from '../parts/StateIcon';
import { dayText } from '../parts/times';
import { incomingText as text } from './incomingText';

const counted = ['added', 'newer', 'same', 'older', 'conflicts'] as const;

/** One bundle: what it is, and what of it is new, newer, the same, older or in conflict; or why it is refused. */
export function IncomingCard({
  bundle: { fileName, sizeBytes, standing },
  protocol,
}: {
  readonly bundle: IncomingBundle;
  /** Of the open project: names observers. */
  readonly protocol: Protocol | undefined;
}) {
  if (standing.kind === 'refused') {
    return (
      <section className="incoming-card" data-testid="incoming-refused">
        <h3>
          <StateIcon state="wrong" />
          {fileName}
        </h3>
        <p>
          <strong>{text.refused}.</strong> {text.refusalText(standing.why)}
        </p>
      </section>
    );
  }
  const { preview } = standing;
  return (
    <section className="incoming-card" data-testid="incoming-ready">
      <h3>
        <StateIcon
          state={
            conflictsIn(preview) + preview.problems.length + warningsOf(preview).length > 0
              ? 'attention'
              : 'done'
          }
        />
        {preview.title}
        <span className="chip outlined">{text.kinds[preview.bundle.kind]}</span>
        {preview.isNewProject ? <span className="chip">{text.isNew}</span> : null}
      </h3>
      {warningsOf(preview).map((warning) => (
        <p key={warning} className="incoming-warning icon-text top" role="alert">
          <StateIcon state="attention" />
          <strong>{warning}</strong>
        </p>
      ))}
      <p className="hint">
        {[fileName, sizeBytes > 0 ? bytesText(sizeBytes) : '', ...factsOf(preview, protocol)]
          .filter((fact) => fact !== '')
          .join(' · ')}
      </p>
      <CountTable preview={preview} protocol={protocol} />
      <ul className="incoming-notes">
        {notesOf(preview).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {preview.problems.map((problem) => (
          <li key={problem} className="icon-text top">
            <StateIcon state="attention" />
            {problem}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CountTable({
  preview,
  protocol,
}: {
  readonly preview: MergePreview;
  readonly protocol: Protocol | undefined;
}) {
  const { subjects, readings, isNewProject } = preview;
  // Where nothing is here yet everything is new.
  const columns = isNewProject ? counted.slice(0, 1) : counted;
  const lines: readonly { readonly name: string; readonly counts: RecordCounts }[] = [
    { name: preview.bundle.kind === 'kit' ? text.toRead : text.subjects, counts: subjects },
    ...readings.map((counts) => ({ name: readingsName(counts.observerId, protocol), counts })),
  ];
  return (
    <table className="plain-table incoming-table">
      <thead>
        <tr>
          <th scope="col">{text.columns.what}</th>
          {columns.map((one) => (
            <th key={one} scope="col" className="number">
              {text.columns[one]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {columns.map((one) => (
              <td key={one} className={`number ${counts[one] === 0 ? 'faint' : ''}`} data-count={one}>
                {one === 'conflicts' && counts[one] > 0 ? (
                  <span className="icon-text">
                    <StateIcon state="attention" />
                    {counts[one]}
                  </span>
                ) : (
                  counts[one]
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function readingsName(observerId: string, protocol: Protocol | undefined): string {
  // The pseudo-observer who chooses slices has no place in the protocol.
  return observerId === sliceChooser ? text.slices : text.readings(nameOf(observerId, protocol));
}

/** By name, or by letter while nobody has named them or the project is not here yet. */
function nameOf(observerId: string, protocol: Protocol | undefined): string {
  const observer = protocol && readersOf(protocol).find(({ id }) => id === observerId);
  return observer ? observerName(observer) : frameText.observer(observerId);
}

function factsOf(
  { bundle, protocolVersionHere }: MergePreview,
  protocol: Protocol | undefined,
): readonly string[] {
  const { observerId, writtenAtUtc, protocolVersion, logHeads } = bundle;
  return [
    observerId === undefined ? '' : text.of(nameOf(observerId, protocol)),
    text.written(dayText(writtenAtUtc, Date.now())),
    text.version(protocolVersion, protocolVersionHere),
    logHeads.length === 0 || logHeads.length > 3 ? '' : text.heads(logHeads.map(auditHeadCode).join(', ')),
  ];
}

/** How many records of a bundle are in conflict with those here. */
export function conflictsIn({ subjects, readings, project }: MergePreview): number {
  const ofRecords = readings.reduce((sum, one) => sum + one.conflicts, subjects.conflicts);
  return ofRecords + Number(project === 'conflict');
}

/** What a bundle changes of the study itself: that comes first, and nobody overlooks it. */
export function warningsOf({
  project,
  changesProtocol,
  isNewProject,
  bundle,
  protocolVersionHere,
}: MergePreview): readonly string[] {
  if (isNewProject) return [];
  return [
    ...(project === 'unblinds' ? [text.unblinds] : []),
    ...(changesProtocol ? [text.changesProtocol(bundle.protocolVersion, protocolVersionHere)] : []),
    ...(project === 'conflict' ? [text.projectConflict] : []),
  ];
}

function notesOf(preview: MergePreview): readonly string[] {
  const { project, changesProtocol, imagesAdded, signedAdded, auditAdded, isNewProject } = preview;
  const { erased, ofErased = 0 } = preview;
  const notes = [
    isNewProject || (changesProtocol && project === 'newer') ? undefined : text.project[project],
    erased > 0 ? text.erased(erased) : undefined,
    ofErased > 0 ? text.ofErased(ofErased) : undefined,
    // What a kit brings signed is slices, or the observer's own.
    signedAdded > 0 && preview.bundle.kind !== 'kit' ? text.signed(signedAdded) : undefined,
    imagesAdded > 0 ? text.images(imagesAdded) : undefined,
    auditAdded > 0 ? text.audit(auditAdded) : undefined,
    conflictsIn(preview) > 0 ? text.conflictsHint : undefined,
  ].filter((note) => note !== undefined);
  return notes.length > 0 || bringsSomething(preview) ? notes : [text.nothingNew];
}

function bringsSomething({ isNewProject, subjects, readings }: MergePreview): boolean {
  return isNewProject || [subjects, ...readings].some(({ added, newer }) => added + newer > 0);
}
