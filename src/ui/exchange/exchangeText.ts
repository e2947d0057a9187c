import type { KitRefusal } from '../../app/kits/kitOutcome';
import type { BurnedInSign } from '../../app/kits/kitPort';
import { settlingRound } from '../../domain/agreement/settlingRound';

/** What a researcher does here, and an observer. */
export type ExchangeSection = 'kits' | 'in' | 'archive' | 'conflicts' | 'files' | 'return' | 'log';

const signs: Readonly<Record<BurnedInSign, string>> = {
  stated: 'The file says that text is burned into the picture',
  'secondary-capture': 'The picture is a screenshot',
  derived: 'The picture was made from others, as screenshots and reports are',
  overlay: 'Graphics lie over the picture',
  letters: 'Something like letters was found in the picture',
};

function subjects(count: number): string {
  return `${count} ${count === 1 ? 'subject' : 'subjects'}`;
}

function refusalText(why: KitRefusal): string {
  switch (why.kind) {
    case 'csa-undecided':
      return 'First choose gross or net CSA in the protocol: nothing can be signed before.';
    case 'nothing-to-read':
      return why.waitsForSlices > 0
        ? `No slice is chosen yet: ${subjects(why.waitsForSlices)} wait for theirs. Choose them in the cohort, then make the kit.`
        : 'No included subject is to be read by this observer yet.';
    case 'images-missing':
      return `Image files are not here: ${why.missing
        .slice(0, 5)
        .map(({ code, images }) => `${code} (${images})`)
        .join(
          ', ',
        )}${why.missing.length > 5 ? ` and ${why.missing.length - 5} more` : ''}. Add their folder again, or make the kit without images.`;
    case 'image-unusable':
      return `${code(why.code)}${why.path}: ${why.message} A kit is complete or it is not made.`;
    case 'other-manner':
      return why.before === 'with-images'
        ? 'Earlier issues for this observer held the images. Make this one with images, too: what was read on those is found again only by them.'
        : 'Earlier issues for this observer held no images. Make this one without images, too: what was read on the observer’s own copies is found again only by them.';
    case 'not-researcher':
      return 'Kits are made by the researcher, on the computer that has the whole project.';
    case 'failed':
      return `${why.message} No kit was made.`;
  }
}

function code(text: string): string {
  return text === '' ? '' : `${text}, `;
}

/** What the exchange screen says. */
export const exchangeText = {
  sections: {
    kits: 'Reading kits',
    in: 'Take bundles in',
    archive: 'Archive',
    conflicts: 'Conflicts',
    files: 'Project and key file',
    return: 'Return my readings',
    log: 'Log',
  } satisfies Record<ExchangeSection, string>,
  list: 'Exchange',
  dropHint: 'Drop bundles anywhere',
  kits: {
    title: 'Reading kits',
    caption: 'For observers who read on another computer',
    computing: 'Looking at what each kit would hold',
    failed: (message: string) => `What the kits would hold could not be found out. ${message}`,
    observer: (letter: string) => `Observer ${letter}`,
    units: (count: number, isMasked: boolean) =>
      isMasked ? `${count} masked ${count === 1 ? 'scan' : 'scans'} to read` : `${subjects(count)} to read`,
    toSettle: 'third readings',
    rounds: (count: number) => (count === 1 ? '1 round' : `${count} rounds`),
    issueNext: (issue: number) =>
      issue === 1 ? 'No kit was made yet' : `Issue ${issue - 1} was made; the next is issue ${issue}`,
    own: (count: number) => `${count} of their signed readings ${count === 1 ? 'goes' : 'go'} with it`,
    waits: (count: number) => `${subjects(count)} wait for a slice and come with a later issue`,
    missing: (count: number) =>
      `${count} image ${count === 1 ? 'file is' : 'files are'} not here: add the folder again`,
    reissue: 'A new issue brings more subjects. Readings on the other computer stay as they are.',
    imagesLabel: (letter: string) => `Images in the kit of Observer ${letter}`,
    images: { with: 'With images', without: 'Without images' },
    withHint: (images: number, size: string) =>
      `${images} slices, about ${size}. Headers are cleaned (DICOM PS3.15 basic profile) and UIDs replaced; pixels, geometry and scaling stay.`,
    withoutHint:
      'The observer has the images already. They are found again by UID, else by their pixels. The original UIDs are in the kit and may hold dates: for strict blinding, make it with images.',
    make: 'Make the kit',
    makeNext: (issue: number) => `Make issue ${issue}`,
    making: (done: number, of: number) => `Cleaning images, ${done} of ${of}`,
    makingBare: 'Writing the kit',
    cancel: 'Cancel',
    made: (issue: number, units: number, size: string) =>
      `Issue ${issue} is ready: ${units} to read, ${size}`,
    save: 'Save the kit',
    saved: 'Saved. Hand it over and note its name: the head of the log stands in it.',
    discard: 'Do not save it',
    warnings:
      'Look at these images before you hand the kit over: cleaning takes no text out of a picture. If a name can be read in one, exclude the subject, or make the kit without images.',
    /** `kitCode` where the kit calls it otherwise than the cohort does. */
    warning: (sign: BurnedInSign, subjectCode: string, scan: string, kitCode: string, files: number) =>
      `${subjectCode}${scan === '' ? '' : `, ${scan}`}${kitCode === '' ? '' : ` (${kitCode} in the kit)`}, ${files} ${files === 1 ? 'image' : 'images'}. ${signs[sign]}.`,
    understood: 'I have looked at them',
    withoutFingerprint: (count: number) =>
      `${count} slices are not here to be described by their pixels: the other computer can find them by UID only.`,
    refused: 'No kit was made',
    refusalText,
    holds: 'What a kit holds',
    holdsLines: [
      'The protocol, the contouring guide, and the slices where they are chosen beforehand',
      'Subjects by their code, with the level',
      'What this observer has read so far, and their own log',
    ],
    holdsMasked: 'Scans under made-up names: nothing tells which two are one patient',
    never: 'Never in a kit',
    neverLines: [
      'Names, patient numbers, dates, series texts where reading is blinded',
      'Group, refractures and other covariates; notes; reasons of exclusion',
      'Anything of other observers, also how far they are',
    ],
  },
  in: {
    title: 'Take bundles in',
    caption: 'Returned readings, and copies of the project from other computers',
    drop: 'Drop one or more bundles here',
    over: 'Let go to look into them',
    text: 'Files ending in .multifidus.zip. You see what each would bring before anything is written.',
    pick: 'Choose files',
    input: 'Bundles to take in',
    facts: [
      'In any order and as often as you like: what is here already stays as it is.',
      'A signed reading is never overwritten. Two versions that do not know of each other are both kept.',
      'A bundle of another project is refused.',
    ],
  },
  files: {
    title: 'Project and key file',
    caption: 'To another computer of the researcher',
    project: 'Project bundle',
    projectText:
      'Protocol, subjects, covariates, slices chosen beforehand and the log in one file; the observers’ readings too once the project is unblinded. Written before, it holds none of them, so that nobody sees them early: keep the returned bundles, the only copies outside this browser. Images are not in it.',
    saveProject: 'Save the project bundle',
    key: 'Key file',
    keyText:
      'Which code is which patient: names, patient numbers and, where scans are masked, their made-up names. Keep it apart from kits and bundles, and give it to nobody who reads.',
    keyWarning: 'The file names patients. It is saved without encryption.',
    saveKey: 'Save the key file',
    keySure: 'Save a file that names patients?',
    keyNone: 'The project keeps no names, so there is no key.',
    cancel: 'Cancel',
  },
  return: {
    title: 'Return my readings',
    caption: (observer: string) => `What ${observer} gives to the researcher`,
    holds: (signed: number, open: number) =>
      `${signed} signed ${signed === 1 ? 'reading' : 'readings'}${open > 0 ? ` and ${open} that ${open === 1 ? 'is' : 'are'} still open` : ''}, with your log. Nothing of anybody else.`,
    again:
      'Save it, and hand the file to the researcher. You can return as often as you like: what is new is taken in.',
    head: 'Head of your log',
    headHint: 'Note it on paper if you wish: it proves later that nothing was altered since.',
    save: 'Save the return bundle',
    none: 'Nothing is read yet. What you sign in the work list can be returned here.',
    counting: 'Counting what you have read',
    newer: 'A newer issue of your kit?',
    newerText: 'Drop it anywhere, or choose it. Your readings stay as they are; new subjects are added.',
    pick: 'Open a kit',
  },
  conflicts: {
    title: 'Conflicts',
    caption: 'Changed on two computers that did not know of each other. Both versions are kept.',
    none: 'There is none.',
    reading: 'Looking for conflicts',
    failed: (message: string) => `Conflicts could not be read. ${message}`,
    blinded: 'Of readings you see that versions differ, and where; never an outline or a number.',
    shown: 'used now',
    version: (number: number) => `Version ${number}`,
    ofProject: 'Settings of the project',
    ofSubject: (code: string) => code,
    ofSlices: (code: string) => `${code}: slices chosen beforehand`,
    ofReading: (code: string, letter: string, round: number) =>
      `${code}: reading of Observer ${letter}${round === settlingRound ? ', to settle' : round > 1 ? `, round ${round}` : ''}`,
    goneSubject: 'A masked scan',
    last: (when: string) => `last changed ${when}`,
    on: (devices: readonly string[]) =>
      devices.length === 0 ? 'on a computer that is not named' : `on computer ${devices.join(', ')}`,
    choose: 'Keep this version',
    chosenTitle: (number: number) => `Keep version ${number}?`,
    chosenText:
      'It is used from now on. The other one is no longer shown; if it was signed, it stays in the record of signed readings.',
    reason: 'Reason',
    reasons: {
      'later-work': 'It is the later work',
      'more-complete': 'It is more complete',
      'other-by-mistake': 'The other was made by mistake',
      'observer-decided': 'The observer decided so',
    },
    settle: 'Keep it',
    cancel: 'Cancel',
    notSettled: (message: string) => `Nothing was settled. ${message}`,
    settled: 'Settled, and logged.',
  },
} as const;
