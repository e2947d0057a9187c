import type { SendingBar, SendingProblem, SentScan } from '../../app/archive/sendingOutcome';
import type { ArchiveCourse, ArchiveStop, PutOutcome } from '../../app/archive/syncOutcome';
import type { ObjectProblem } from '../../domain/dicomObjects/scanObjects';
import { timePointText } from '../../report/words';
import { failureText } from '../archive/archiveText';
import { bytesText } from '../parts/bytesText';

function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;
}

const readings = (count: number) => many(count, 'signed reading', 'signed readings');

const kinds = { sr: 'the SR', seg: 'the SEG', rtstruct: 'the RTSTRUCT' } as const;

function objectText({ kind, roiName }: ObjectProblem, of: keyof typeof kinds | undefined): string {
  const what = of === undefined ? '' : `, for ${kinds[of]}`;
  const where = roiName === '' ? '' : `${roiName}: `;
  switch (kind) {
    case 'no-outlines':
      return 'Nothing is outlined';
    case 'no-frame-of-reference':
      return `${where}the image states no frame of reference${what}`;
    case 'no-geometry':
      return `${where}the image does not say where it lies in the patient${what}`;
    case 'nothing-inside':
      return `${where}the outline holds the centre of no pixel${what}`;
    case 'several-studies':
      return `${where}the outlines lie on images of several studies`;
    case 'no-image':
      return `${where}its image is not known in this browser`;
    case 'no-observer':
      return 'The observer is not in the protocol any more';
  }
}

/** What the archive's page of the exchange screen says. */
export const archiveText = {
  title: 'Archive',
  caption: 'The project and its readings in the hospital’s DICOM archive',
  connection: {
    none: 'No archive is connected.',
    noneText:
      'Where several people read in several places, the archive that holds the images can hold the project too: kits go there, returned readings come from there, and signed readings lie beside the images for any DICOM viewer.',
    connecting: (address: string) => `Asking ${address}`,
    connected: (address: string, who: string | undefined) =>
      `Connected to ${address}${who === undefined ? '' : who === 'token' ? ' with a token' : ` as ${who}`}`,
    connect: 'Connect to an archive',
    again: 'Connect again',
  },
  course: ({ what, done, total }: ArchiveCourse): string => {
    switch (what) {
      case 'asking':
        return total > 0 ? `Asking the archive, ${done} of ${total}` : 'Asking the archive';
      case 'fetching':
        return `Fetching bundles, ${done} of ${total}`;
      case 'sending':
        return `Sending, ${bytesText(done)} of ${bytesText(total)}`;
      case 'making':
        return total > 0 ? `Cleaning images, ${done} of ${total}` : 'Writing the kit';
    }
  },
  begins: 'Beginning',
  cancel: 'Cancel',
  sync: {
    title: 'Synchronise',
    researcherText: 'Takes in every returned reading that is not here yet. As often as you like.',
    observerText:
      'Sends what you have read since the last time to the researcher, and brings your newest kit. As often as you like.',
    verb: 'Synchronise now',
    /** `whole`: it came to its end. */
    nothing: (known: number) =>
      known === 0
        ? 'Nothing lies there for you yet.'
        : `Nothing new came; ${many(known, 'bundle', 'bundles')} from there ${known === 1 ? 'is' : 'are'} here already.`,
    put: (put: PutOutcome): string => {
      switch (put.kind) {
        case 'put':
          return `Your readings went there, ${bytesText(put.bytes)}.`;
        case 'nothing-new':
          return 'Nothing to send: what lies there is what you have read.';
        case 'nothing-read':
          return 'Nothing to send: you have not read anything yet.';
        case 'stopped':
          return 'Your readings did not go there.';
      }
    },
    taken: (what: string) => `${what}: taken in`,
    asked: (what: string) => `${what}: look at it first, in the dialog`,
    refused: (what: string, why: string) => `${what}: not taken in. ${why}`,
    behind: (who: string, more: number) =>
      `${who} has ${more} more to read than the newest kit holds: put the next issue there.`,
    goesOn: 'Nothing is lost: synchronise again, and it goes on.',
  },
  readings: {
    title: 'Signed readings beside their images',
    text: 'Each signed reading as two DICOM objects in the study of its images: the outlines with their values (SR) and the outlined pixels (SEG), for any viewer of the archive. Sending again changes nothing there.',
    looking: 'Asking what is there',
    there: (there: number, all: number) =>
      `${there} of ${readings(all)} ${all === 1 ? 'is' : 'are'} in the archive`,
    none: 'No signed reading with an outline is here yet.',
    noOutline: (count: number) =>
      `${readings(count)} ${count === 1 ? 'has' : 'have'} no outline, because nothing could be measured: of ${count === 1 ? 'it' : 'them'} there is no object.`,
    training: (count: number) =>
      `${readings(count)} of training subjects ${count === 1 ? 'stays' : 'stay'} here.`,
    send: (count: number) => (count === 0 ? 'Send signed readings' : `Send ${readings(count)}`),
    look: 'Look again',
    sent: (objects: number) =>
      objects === 0 ? 'Nothing had to be sent.' : `${many(objects, 'object', 'objects')} stored.`,
    goesOn: 'Send again, and it goes on where it stopped.',
    problems: (count: number) => `${many(count, 'scan', 'scans')} cannot be sent`,
    scans: (scans: readonly string[], most: number) =>
      `${scans.slice(0, most).join('; ')}${scans.length > most ? `; and ${(scans.length - most).toLocaleString('en-US')} more` : ''}.`,
    bar: {
      'not-unblinded':
        'Before the project is unblinded nobody opens observers’ readings, and you cannot send them. Each observer can send their own.',
      'kit-with-images':
        'Your kit brought its images under other UIDs than the archive’s. Return your readings: once they are merged, the researcher’s copy names the archive’s images again and sends them.',
      'identity-removed':
        'The project keeps neither names nor original UIDs, so nobody can tell which study of the archive a reading belongs to.',
    } satisfies Record<SendingBar, string>,
    scan: ({ code, timePoint, round }: SentScan, letter: string) =>
      [
        code,
        timePoint ? timePointText(timePoint) : '',
        `Observer ${letter}`,
        round > 1 ? `round ${round}` : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    why: (why: SendingProblem): string => {
      switch (why.kind) {
        case 'object':
          return objectText(why.problem, why.of);
        case 'no-study':
          return 'The archive does not have the study of its images';
        case 'study-unknown':
          return 'Which study its images belong to is masked in your kit. The researcher’s copy sends it once your readings are merged';
        case 'refused':
          return `The archive did not take it. ${why.reason}`;
      }
    },
  },
  holdings: {
    title: 'In the archive',
    reader: 'For',
    kit: 'Kit',
    returns: 'Returned readings',
    none: 'none',
    unknown: 'not looked yet',
    issue: (issue: number | undefined, when: string) =>
      `${issue === undefined ? 'A kit' : `Issue ${issue}`}${when === '' ? '' : `, ${when}`}`,
    count: (count: number, when: string) =>
      `${many(count, 'return', 'returns')}${when === '' ? '' : `, newest ${when}`}`,
    isNew: (count: number) => `${count} not here yet`,
    project: 'Another computer of yours',
    projects: (count: number, when: string) =>
      `${many(count, 'copy', 'copies')} of the project${when === '' ? '' : `, newest ${when}`}`,
    look: 'Look again',
    take: 'Take in',
    putKit: (issue: number) => `Put issue ${issue}`,
    putFirst: 'Put the kit',
    putProject: 'Put the project',
    images: { without: 'Without images', with: 'With images' },
    imagesLabel: (letter: string) => `Images in the kit of Observer ${letter}`,
    imagesHint:
      'Without images, the observer’s computer takes them from this archive, where they carry the patients’ names. With images, the kit holds cleaned copies, without names.',
    toRead: (units: number) => `${units} to read`,
    more: (more: number) => `${more} more to read by now`,
    nobodyReads: 'nothing to read yet',
    put: (what: string, size: string) => `${what} lies there now, ${size}.`,
    notPut: 'The kit is made and is not there yet.',
    again: 'Put it again',
    looked: 'I have looked at them: put it',
    warnings:
      'Look at these images before the kit goes there: cleaning takes no text out of a picture. If a name can be read in one, exclude the subject, or put the kit without images.',
    refused: 'No kit was made.',
    sure: 'Put the whole project into the archive?',
    sureText:
      'Everything that the project bundle holds lies there then, for everyone with access to the archive: subjects, covariates with their groups, the log, and once the project is unblinded all readings. It cannot be taken back from here.',
    keep: 'Do not',
  },
  blinding: {
    title: 'Blinding in an archive',
    observerLines: [
      'Everyone with access to this archive can read what is in it: kits, returned readings and their values. Multifidus cannot hide them there.',
      'Here you see your own kit and your own returns only. To stay blinded, do not open the project’s entries or other people’s readings with another program.',
      'Nothing that was put there is ever deleted from here.',
    ],
    lines: [
      'Everyone with access to this archive can read what is in it: kits, returned readings and their values. Multifidus cannot hide them there.',
      'In Multifidus an observer sees their own kit and their own returns only. With another program the same person can open everything.',
      'Who must stay blinded needs an account that does not reach other people’s returns, such as one limited to their own studies; or read with files in place of the archive.',
      'Nothing that was put there is ever deleted from here.',
    ],
    sizes: (most: string) => `A bundle of more than ${most} does not go there: hand it over as a file.`,
  },
} as const;

/** Why work with the archive stopped, and what to do. */
export function stopWords(why: ArchiveStop, address: string): string {
  switch (why.kind) {
    case 'archive': {
      const { title, text } = failureText(why.failure, address, true);
      return `${title} ${text}`;
    }
    case 'not-connected':
      return 'No archive is connected.';
    case 'cancelled':
      return 'It was cancelled.';
    case 'not-theirs':
      return 'That is not for whoever sits here.';
    case 'too-large':
      return `It has ${bytesText(why.bytes)}, and at most ${bytesText(why.most)} go into an archive at once. Save it as a file, or make the kit without images: the archive has them.`;
    case 'refused':
      return why.reason;
    case 'kept':
      return `This browser could not read or keep something: ${why.message}`;
  }
}
