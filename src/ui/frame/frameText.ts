import type { ProjectTab } from '../../state/appState';

/** What the frame around every screen says. */
export const frameText = {
  product: 'Multifidus',
  toStart: 'Multifidus, to the start screen',
  nothingLeaves: 'Nothing leaves this browser',
  nothingToSave: 'Nothing to save yet',
  saving: 'Saving',
  saved: 'Saved',
  thisBrowser: 'this browser',
  saveBundle: 'Save a backup',
  notSavedSince: (time: string) => `Not saved since ${time}`,
  tabs: {
    researcher: { protocol: 'Protocol', cohort: 'Cohort', read: 'Read', results: 'Results' },
    observer: { protocol: 'Protocol', cohort: 'Work list', read: 'Read', results: 'Results' },
  } satisfies Record<string, Record<ProjectTab, string>>,
  researcher: 'Researcher',
  observer: (letter: string) => `Observer ${letter}`,
  whoReads: 'Who sits here',
  whoReadsHint:
    'Each observer sees only their own outlines. Results open to the researcher after unblinding.',
  atRisk: (count: number) =>
    `${count} signed ${count === 1 ? 'reading is' : 'readings are'} only in this browser.`,
  backUpNow: 'Save a backup',
  chooseFolder: 'Choose a backup folder',
  folderAgain: (name: string) => `Use ${name} again`,
  dismiss: 'Dismiss',
  loading: 'Loading',
  researchOnly: 'For research use only, not for diagnosis',
} as const;

type Facts = Readonly<Record<string, string | number>>;

/** A notice in words: what happened, and what to do. */
export function noticeText(kind: string, facts: Facts): { readonly title: string; readonly text: string } {
  const make = noticeTexts[kind];
  return make ? make(facts) : { title: 'Something happened that has no words yet', text: kind };
}

const noticeTexts: Readonly<Record<string, (facts: Facts) => { title: string; text: string }>> = {
  'storage-unavailable': ({ message }) => ({
    title: 'This browser keeps nothing',
    text: `Its database could not be opened (${message}). Leave private browsing, or allow storage for this site, then load the page again.`,
  }),
  'project-not-opened': ({ message }) => ({
    title: 'The project did not open',
    text: `${message} It is unchanged. Open a backup of it, or try again.`,
  }),
  'reading-not-opened': ({ message }) => ({
    title: 'The reading did not open',
    text: `${message} Nothing was changed.`,
  }),
  'finish-outline-first': () => ({
    title: 'An outline is being drawn',
    text: 'Close it with Enter, or cancel it with Esc, then go on.',
  }),
  'scan-complete': () => ({
    title: 'Both sides of this scan are given',
    text: 'V changes a vertex. To draw a side anew, choose it with L or R and press Del.',
  }),
  'other-slice': () => ({
    title: 'Both sides are measured on one slice',
    text: 'The other side was outlined on another slice. Go back to it, or delete that outline first.',
  }),
  'slice-has-outlines-elsewhere': () => ({
    title: 'Outlines lie on another slice',
    text: 'Delete them first; then this slice can be the one at the level.',
  }),
  'pixels-gone': () => ({
    title: 'Not measured',
    text: 'The image is no longer in memory. Show the slice again and close the outline. Nothing was saved.',
  }),
  'not-measured': ({ why }) => ({
    title: 'Not measured',
    text: `The outline was refused: ${why}. Nothing was saved.`,
  }),
  'not-measurable': ({ why }) => ({
    title: 'This image cannot be measured',
    text: `${why} Choose another series for this scan. Nothing was saved.`,
  }),
  'other-pixels': ({ code, side, timePoint }) => ({
    title: `${code}, ${side}, ${timePoint === 'preop' ? 'pre-op' : 'follow-up'}: other pixels than were outlined`,
    text: 'An image with the same identity but other contents was added. Add the folder that was read; until then do not change this outline.',
  }),
  'other-numbers': ({ code, side, timePoint }) => ({
    title: `${code}, ${side}, ${timePoint === 'preop' ? 'pre-op' : 'follow-up'}: stored numbers differ from a new computation`,
    text: 'Outline and pixels are the same, area or signal is not. Keep a backup and report it before using results.',
  }),
  'scans-held': ({ codes }) => ({
    title: `${codes}: the scans stay`,
    text: 'Somebody has outlined on them, and outlines never move to another image. Delete those outlines first, as their observer; then the scans can change.',
  }),
  'not-complete': ({ done, total }) => ({
    title: `${done} of ${total} given`,
    text: 'Give every side an outline, or a reason why it cannot be measured; then sign.',
  }),
  signed: ({ code, total }) => ({
    title: `${code} signed`,
    text: `${total} of ${total} given. The next subject is open.`,
  }),
  'signed-last': ({ code }) => ({
    title: `${code} signed`,
    text: 'Every subject that can be read is signed.',
  }),
  'images-searched': ({ found, others }) => ({
    title:
      Number(found) > 0
        ? `${found} images were found again in the folder`
        : 'The folder holds none of the images that are missing',
    text: `${Number(others) > 0 ? `${others} images in it are not of this project and stayed out; Add scans takes them in. ` : ''}Nothing was changed or lost.`,
  }),
  'sources-failed': ({ message }) => ({
    title: 'The images could not be brought back by themselves',
    text: `${message} Add their folder again; nothing is lost.`,
  }),
  'copies-not-removed': () => ({
    title: 'Some copies are still in this browser',
    text: 'Another tab may have the project open. Close it, then remove the copies again.',
  }),
  'import-running': () => ({
    title: 'Files are being read',
    text: 'Wait until they are, or cancel, then add more.',
  }),
  'import-failed': ({ message }) => ({
    title: 'The files were not taken in',
    text: `${message} What was there before is unchanged.`,
  }),
  'backup-failed': ({ message }) => ({
    title: 'No backup was written',
    text: `${message} Choose the folder again, or download a backup.`,
  }),
  'backup-saved': ({ place }) => ({ title: 'Backup saved', text: String(place) }),
  'bundle-not-opened': ({ message }) => ({
    title: 'The file was not opened',
    text: `${message} Nothing was changed.`,
  }),
  'bundle-opened': ({ subjectsAdded, readingsAdded, readingsReplaced, readingsKept }) => ({
    title: 'Backup opened',
    text: `${subjectsAdded} subjects and ${readingsAdded} readings came in, ${readingsReplaced} readings were newer, ${readingsKept} were here already.`,
  }),
  'demo-being-made': () => ({
    title: 'The demo is still being made',
    text: 'Its observers’ outlines are measured, a few seconds more. Then open the subject again.',
  }),
  'demo-not-measured': ({ code }) => ({
    title: 'A demo reading was not measured',
    text: `${code} stays without it.`,
  }),
  'part-not-loaded': ({ message }) => ({
    title: 'Not done',
    text: `${message} What is saved is safe. Try again, or load the page again once the network is there.`,
  }),
  'export-refused': ({ message }) => ({ title: 'Nothing was saved', text: `${message}` }),
  exported: ({ name }) => ({ title: 'File saved', text: `${name}, in the downloads of this browser.` }),
};
