import type { Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import { levelsInSentence } from './levelsInSentence';
import { listText } from './methodNotes';

/**
 * How the readings of a study were done, for the methods section of a paper: who read what, when, knowing what. Every
 * sentence is of the project's own settings; what blinding could not hide is among them. One text a paragraph.
 */
export function conductNotes(project: Project): readonly string[] {
  const { protocol } = project;
  return [
    [observersText(protocol), readText(protocol), roundsText(protocol), orderText(protocol)]
      .filter(Boolean)
      .join(' '),
    [blindingText(protocol), ...blindingLimits(project)].join(' '),
    [sliceText(protocol), levelsSentence(protocol)].join(' '),
    versionsText(project),
  ];
}

/** What observers did not know. */
export function blindingText({ blinding, observers }: Protocol): string {
  const unknown = [
    ...(observers.length > 1 ? ['each other’s outlines, values and progress'] : []),
    ...(blinding.group ? ['whether a subject had refractured'] : []),
    ...(blinding.timePoint ? ['the time point of a scan and which scans belonged together'] : []),
  ];
  const known = [...(blinding.group ? [] : ['the group']), ...(blinding.timePoint ? [] : ['the time point'])];
  const isOne = observers.length === 1;
  const [who, they] = isOne ? ['The observer was', 'The observer was'] : ['Observers were', 'They were'];
  const first = unknown.length > 0 ? `${who} blinded to ${listText(unknown)}.` : `${who} not blinded.`;
  return known.length > 0 && unknown.length > 0
    ? `${first} ${they} not blinded to ${listText(known)}.`
    : first;
}

/**
 * What blinding could not hide under these settings, one sentence each. Rules: *Blinding, honestly*. True of any
 * program; printed so that a reader can judge.
 */
export function blindingLimits({
  protocol,
  identity,
}: Pick<Project, 'protocol' | 'identity'>): readonly string[] {
  const { blinding, sliceRule, observers, muscles } = protocol;
  const readerIsResearcher = observers.filter(({ isResearcher }) => isResearcher);
  const isOne = observers.length === 1;
  const isSagittalShown = sliceRule === 'by-observer';
  const hides = blinding.group || blinding.timePoint;
  return [
    ...(hides
      ? [
          blinding.cropsToPosterior
            ? 'Images were cropped to the posterior compartment; cement is a signal void on the very slice, and its shadow or a change of the canal may still have shown.'
            : 'Bone cement is a signal void on the very slice that was outlined, so a scan after surgery could be told from one before it.',
          isSagittalShown
            ? `${isOne ? 'The observer' : 'Observers'} chose the slice on the sagittal images, where a new fracture and treated bodies can be seen.`
            : `Slices were chosen beforehand by somebody who was not blinded; ${isOne ? 'the observer' : 'observers'} saw the axial slice only, without sagittal images, dates and series names.`,
          ...(blinding.timePoint
            ? [
                'Image quality, field of view and the look of a scanner may have told which scans belonged together.',
              ]
            : [
                'Both scans of a subject were shown together, pre-op on the left, so muscle loss between them was in sight while the second was outlined.',
              ]),
          ...(muscles.length > 0 && blinding.group
            ? ['Oedema or haemorrhage beside a fresh fracture may have told of the group.']
            : []),
        ]
      : []),
    ...(readerIsResearcher.length > 0
      ? [
          `Observer ${listText(readerIsResearcher.map(({ letter }) => letter))} was the study’s researcher too and had entered or could have seen group and dates in that role.`,
        ]
      : []),
    isOne
      ? 'The program has no passwords, and files with the images could be opened in other programs.'
      : 'The program has no passwords: observers at one computer were kept apart by choosing their name, and files with the images could be opened in other programs.',
    ...(hides
      ? ['Reading kits without images keep the original UIDs of the images, which may hold dates.']
      : []),
    ...(identity === 'kept' && hides ? ['Names and dates stand in the image files themselves.'] : []),
  ];
}

function observersText({ observers }: Protocol): string {
  const whos = observers.map(({ letter, role, training }) =>
    [`observer ${letter}, ${role}`, training].filter(Boolean).join(', '),
  );
  const by = observers.length === 1 ? 'one observer' : `${observers.length} observers independently`;
  return `Outlines were drawn by ${by}: ${whos.join('; ')}.`;
}

function readText({ assignment, observers, seed }: Protocol): string {
  if (observers.length < 2) return '';
  if (assignment.kind === 'all') return 'Every observer read all subjects.';
  const [first, ...others] = observers.map(({ letter }) => letter);
  return `Observer ${first ?? ''} read all subjects, whose values are analysed; ${others.length > 1 ? 'observers' : 'observer'} ${listText(others)} read ${assignment.count} of them, drawn at random (seed ${seed}), for agreement alone.`;
}

function roundsText({ rounds, reReads, observers, seed }: Protocol): string {
  if (rounds < 2) return 'Each reading was done once.';
  const by =
    reReads.by === 'all'
      ? 'all observers'
      : `observer ${listText(observers.filter(({ id }) => reReads.by.includes(id)).map(({ letter }) => letter))}`;
  const subjects =
    reReads.subjects.kind === 'all'
      ? 'all their subjects'
      : `${reReads.subjects.count} subjects drawn at random (seed ${seed})`;
  return `In ${rounds - 1 === 1 ? 'a second round' : `${rounds - 1} further rounds`} ${by} read ${subjects} again, by the protocol at least ${reReads.washOutDays} days after signing the round before, and without seeing it.`;
}

function orderText({ order, seed }: Protocol): string {
  return order === 'shuffled'
    ? `The order of subjects was shuffled for each observer and round (seed ${seed}).`
    : 'Subjects were read in the order of their codes.';
}

/** Who chose the slice, and what agreement is then of. */
export function sliceText({ sliceRule, sites, observers }: Protocol): string {
  const site = sites.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1)).join('; ');
  if (observers.length === 1) {
    return sliceRule === 'by-observer'
      ? `The observer chose the axial slice (${site}).`
      : `The axial slice (${site}) was chosen before anybody read.`;
  }
  return sliceRule === 'by-observer'
    ? `Each observer chose the axial slice (${site}), so agreement is that of the whole method.`
    : `The axial slice (${site}) was chosen once for all observers, before anybody read, so agreement is that of the outlines.`;
}

function levelsSentence({ levels }: Protocol): string {
  return `Levels of the study: ${levelsInSentence(levels)}.`;
}

function versionsText({ protocol, amendments = [], locked }: Project): string {
  const lockedAt = locked
    ? ` It was locked on ${dayOf(locked.atUtc)}, when the first reading was signed.`
    : '';
  if (amendments.length === 0) return `Protocol version ${protocol.version}.${lockedAt}`;
  const list = amendments.map(
    ({ version, atUtc, reason, changes, signedReadings }) =>
      `version ${version} (${dayOf(atUtc)}, after ${signedReadings} signed ${signedReadings === 1 ? 'reading' : 'readings'}): ${changes.join('; ')}. Reason: ${reason}`,
  );
  return `Protocol version ${protocol.version}.${lockedAt} Amendments: ${list.join(' ')}`;
}

function dayOf(utc: string): string {
  return utc.slice(0, 10);
}
