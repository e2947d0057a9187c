import { differences } from '../../app/protocolDifferences';
import { stableText } from '../../base/stableText';
import { newestSettlements } from '../../domain/agreement/newestSettlements';
import type { Settlement } from '../../domain/agreement/settlement';
import type { MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import type { VersionVector } from '../../domain/keeping/versionVector';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import type { Protocol } from '../../domain/study/protocol';
import type { Covariates, FixedCovariate, Subject } from '../../domain/study/subject';
import { type TimePoint, timePoints } from '../../domain/timePoint';

/** What is said of one version of a conflict: when, where, and what it is. */
export interface VersionWords {
  readonly when: string | undefined;
  /** Computers that changed it without the others knowing. */
  readonly devices: readonly string[];
  readonly facts: readonly string[];
}

const timePointNames: Readonly<Record<TimePoint, string>> = { preop: 'pre-op', followUp: 'follow-up' };

/** A version in words. Of a reading: counts and states, no outline and no number. */
export function versionWords(conflict: MergeConflict, at: number, showsGroup: boolean): VersionWords {
  const devices = aheadOn(
    conflict.versions.map(({ clock }) => clock ?? {}),
    at,
  );
  switch (conflict.kind) {
    case 'reading': {
      const version = conflict.versions[at];
      return { when: version && newestOf(version), devices, facts: version ? readingFacts(version) : [] };
    }
    case 'subject':
      return { when: undefined, devices, facts: subjectFacts(conflict.versions, at, showsGroup) };
    case 'project':
      return { when: undefined, devices, facts: projectFacts(conflict.versions[at]) };
  }
}

/** Where versions differ, in words: for readings only which targets, never how. */
export function differenceWords(
  conflict: MergeConflict,
  protocol: Protocol,
  showsGroup: boolean,
): readonly string[] {
  switch (conflict.kind) {
    case 'reading':
      return againstFirst(conflict.versions, (one, other) => readingDifferences(one, other, protocol));
    case 'subject':
      return againstFirst(conflict.versions, (one, other) => subjectDifferences(one, other, showsGroup));
    case 'project':
      return againstFirst(conflict.versions, (one, other) => {
        const words = differences(one.protocol, other.protocol);
        return words.length > 0 ? words : ['Other settings than the protocol’s'];
      });
  }
}

function againstFirst<T>(
  [first, ...others]: readonly T[],
  differ: (one: T, other: T) => readonly string[],
): readonly string[] {
  return first === undefined ? [] : [...new Set(others.flatMap((other) => differ(first, other)))];
}

function aheadOn(clocks: readonly VersionVector[], at: number): readonly string[] {
  const own = clocks[at] ?? {};
  return Object.entries(own).flatMap(([device, count]) =>
    clocks.some((other, index) => index !== at && (other[device] ?? 0) < count) ? [device] : [],
  );
}

/** The newest moment that a reading itself records. */
function newestOf({ signedAtUtc, reopenings, sliceChoices, entries }: Reading): string | undefined {
  const moments = [
    signedAtUtc,
    ...reopenings.map(({ atUtc }) => atUtc),
    ...Object.values(sliceChoices).map((choice) => choice?.chosenAtUtc),
    ...Object.values(entries).map((entry) =>
      entry.kind === 'roi' ? entry.roi.committedAtUtc : entry.recordedAtUtc,
    ),
  ].filter((moment) => moment !== undefined);
  return moments.sort().at(-1);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function readingFacts({ state, entries, reopenings, sliceChoices }: Reading): readonly string[] {
  const all = Object.values(entries);
  const rois = all.filter(({ kind }) => kind === 'roi').length;
  return [
    state === 'signed' ? 'signed' : 'open',
    count(rois, 'ROI', 'ROIs'),
    ...(all.length > rois
      ? [count(all.length - rois, 'reason instead of an ROI', 'reasons instead of ROIs')]
      : []),
    count(Object.values(sliceChoices).filter(Boolean).length, 'slice chosen', 'slices chosen'),
    ...(reopenings.length > 0 ? [`re-opened ${count(reopenings.length, 'time', 'times')}`] : []),
  ];
}

function readingDifferences(one: Reading, other: Reading, protocol: Protocol): readonly string[] {
  const keys = [...new Set([...Object.keys(one.entries), ...Object.keys(other.entries)])].sort();
  const ofEntries = keys.flatMap((key) => {
    const [a, b] = [one.entries[key], other.entries[key]];
    const known = a ?? b;
    if (!known || givenText(a) === givenText(b)) return [];
    const name = targetName(known, protocol);
    if (!a || !b) return [`${name}: given in one version only`];
    return [a.kind === b.kind ? `${name}: differs` : `${name}: an ROI in one, a reason in the other`];
  });
  const ofScans = timePoints.flatMap((timePoint) => [
    ...differing(
      `Slice, ${timePointNames[timePoint]}`,
      one.sliceChoices[timePoint]?.image,
      other.sliceChoices[timePoint]?.image,
    ),
    ...differing(
      `Endplates, ${timePointNames[timePoint]}`,
      one.endplates?.[timePoint],
      other.endplates?.[timePoint],
    ),
    ...differing(
      `Midline, ${timePointNames[timePoint]}`,
      one.midlines?.[timePoint],
      other.midlines?.[timePoint],
    ),
  ]);
  return [
    ...(one.state === other.state ? [] : ['Signed in one version only']),
    ...ofEntries,
    ...ofScans,
    ...differing('Re-openings', one.reopenings, other.reopenings),
  ];
}

/** What an observer gave, without what follows from it. */
function givenText(entry: ReadingEntry | undefined): string | undefined {
  if (entry?.kind !== 'roi') return stableText(entry);
  const { outlinePx, exclusions, image } = entry.roi;
  return stableText({ outlinePx, exclusions, image });
}

function targetName(entry: ReadingEntry, { muscles }: Protocol): string {
  const { side, timePoint, muscleId } = entry.kind === 'roi' ? entry.roi.target : entry.target;
  const muscle = muscles.length > 1 ? muscles.find(({ id }) => id === muscleId)?.shortName : undefined;
  return [muscle ?? '', side, timePointNames[timePoint]].filter((part) => part !== '').join(', ');
}

function differing(name: string, one: unknown, other: unknown): readonly string[] {
  return stableText(one) === stableText(other) ? [] : [`${name}: differs`];
}

const covariateNames: Readonly<Record<FixedCovariate, string>> = {
  sex: 'Sex',
  ageYears: 'Age',
  bmiKgPerM2: 'BMI',
  bmdTScore: 'BMD T-score',
  level: 'Level',
  surgeryDate: 'Surgery date',
  secondSurgeryDate: 'Second surgery date',
  refracture: 'Refracture',
};

/** Fields of subjects that differ, with what this version has; a researcher knows them from the cohort. */
function subjectFacts(versions: readonly Subject[], at: number, showsGroup: boolean): readonly string[] {
  const own = versions[at];
  if (!own) return [];
  const differs = (read: (subject: Subject) => unknown): boolean =>
    versions.some((one) => stableText(read(one)) !== stableText(read(own)));
  const named = shownCovariates(showsGroup).flatMap((field) =>
    differs(({ covariates }) => covariates[field])
      ? [`${covariateNames[field]}: ${shortText(own.covariates[field])}`]
      : [],
  );
  return [
    ...(differs(({ code }) => code) ? [`Code: ${own.code}`] : []),
    ...named,
    ...(differs(({ exclusion, enrolment }) => [exclusion?.reason, enrolment?.state])
      ? [
          own.exclusion
            ? `Excluded: ${own.exclusion.reason}`
            : `Enrolment: ${own.enrolment?.state ?? 'by its scans'}`,
        ]
      : []),
    ...(differs(({ settlements }) => settlements)
      ? [`${decisionsText(own.settlements)}. ${decisionsKept}`]
      : []),
    ...(differs(({ note }) => note) ? [`Note: ${own.note ?? 'none'}`] : []),
  ];
}

const decisionNames: Readonly<Record<Settlement['decision'], string>> = {
  average: 'the mean stands',
  're-read': 'read again',
  'third-reading': 'third reading',
  open: 'taken back',
};

/** Choosing a version takes back nobody's decision about something else. */
const decisionsKept = 'All decisions are kept; about one target, those of the version that you choose count.';

/** The decisions in force about disagreements: "Decisions: pre-op left, third reading". */
function decisionsText(settlements: readonly Settlement[] = []): string {
  const names = newestSettlements(settlements).map(
    ({ targetKey, decision }) => `${targetText(targetKey)}, ${decisionNames[decision]}`,
  );
  return `Decisions: ${names.join('; ') || 'none'}`;
}

/** A target by its key (`targetKey`): its time point and side, and its muscle's id. */
function targetText(key: string): string {
  const [timePoint, , muscleId, side] = key.split('|');
  const at = timePoint === 'preop' || timePoint === 'followUp' ? timePointNames[timePoint] : timePoint;
  return [at, muscleId, side].filter(Boolean).join(' ');
}

/** Targets about which versions decided differently. */
function decisionDifferences(one: Subject, other: Subject): readonly string[] {
  const [before, after] = [one.settlements ?? [], other.settlements ?? []];
  const keys = [...new Set([...before, ...after].map(({ targetKey }) => targetKey))].sort();
  return keys.flatMap((key) => {
    const own = (list: readonly Settlement[]) => list.filter(({ targetKey }) => targetKey === key);
    return differing(`Decision, ${targetText(key)}`, own(before), own(after));
  });
}

function shortText(value: Covariates[FixedCovariate]): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && 'kind' in value) {
    if (value.kind !== 'confirmed' || !Array.isArray(value.events)) return 'none on the final scan';
    return `confirmed, ${count(value.events.length, 'time', 'times')}`;
  }
  return String(value);
}

/** Without those that tell the group, where whoever looks is not to know it. */
function shownCovariates(showsGroup: boolean): readonly (keyof typeof covariateNames)[] {
  const all = Object.keys(covariateNames) as (keyof typeof covariateNames)[];
  return all.filter((field) => showsGroup || field !== 'refracture');
}

function subjectDifferences(one: Subject, other: Subject, showsGroup: boolean): readonly string[] {
  const hidden = showsGroup ? undefined : [one.covariates.refracture, other.covariates.refracture];
  return [
    ...differing('Code', one.code, other.code),
    ...(hidden ? differing('What tells the group', hidden[0], hidden[1]) : []),
    ...shownCovariates(showsGroup).flatMap((field) =>
      differing(covariateNames[field], one.covariates[field], other.covariates[field]),
    ),
    ...differing('Further covariates', one.covariates.custom, other.covariates.custom),
    ...differing('Scans', one.scans, other.scans),
    ...differing('Exclusion', one.exclusion?.reason, other.exclusion?.reason),
    ...differing('Enrolment', one.enrolment?.state, other.enrolment?.state),
    ...differing('Training', one.isTraining, other.isTraining),
    ...decisionDifferences(one, other),
    ...differing('Note', one.note, other.note),
    ...differing('Reason of the final scan', one.finalScanReason, other.finalScanReason),
    ...differing('Links', one.links, other.links),
  ];
}

function projectFacts(project: Project | undefined): readonly string[] {
  if (!project) return [];
  return [
    `Protocol version ${project.protocol.version}`,
    ...(project.locked ? ['locked'] : []),
    ...(project.unblinding ? ['unblinded'] : []),
  ];
}
