import type { TimePoint } from '../../domain/timePoint';
import type { Notice, NoticeKind } from '../../state/notice';

const byTimePoint: Readonly<Record<TimePoint, string>> = { preop: 'Pre-op', followUp: 'Follow-up' };

/**
 * A notice in words: what happened, and what to do. `scans`: what the scans are called before whoever reads it; masked ones
 * have no time point.
 */
export function noticeText(
  kind: NoticeKind,
  facts: Notice['facts'],
  scans: Readonly<Record<TimePoint, string>> = byTimePoint,
): { readonly title: string; readonly text: string } {
  const { timePoint } = facts;
  if (timePoint !== 'preop' && timePoint !== 'followUp') return noticeTexts[kind](facts);
  return noticeTexts[kind]({ ...facts, scan: scans[timePoint], scanLower: scans[timePoint].toLowerCase() });
}

/** What lacks first, by scan, side and muscle, and how much more. */
function missingText({ scan, muscle, side, more }: Notice['facts']): string {
  if (scan === undefined) return '';
  const what = muscle === undefined ? ['the slice'] : [...(side === 'none' ? [] : [side]), muscle];
  return `Missing: ${[scan, ...what].join(', ')}${more === 0 ? '' : `, and ${more} more`}. `;
}

/** The head of the log that a signature was entered with: to be noted beside it. */
function logHeadText(log: string | number | undefined): string {
  return log === undefined || log === '' ? '' : ` Log ${log}.`;
}

function mmText(mm: string | number | undefined): string {
  return typeof mm === 'number' ? `${mm > 0 ? '+' : ''}${mm.toFixed(1).replace('-', '\u2212')} mm` : '–';
}

const noticeTexts: Readonly<Record<NoticeKind, (facts: Notice['facts']) => { title: string; text: string }>> =
  {
    'storage-unavailable': ({ message }) => ({
      title: 'This browser keeps nothing',
      text: `Its database could not be opened (${message}). Leave private browsing, or allow storage for this site, then load the page again.`,
    }),
    'project-not-opened': ({ message }) => ({
      title: 'The project did not open',
      text: `${message} It is unchanged. Open a kit or backup of it, or try again.`,
    }),
    'reading-not-opened': ({ message }) => ({
      title: 'The reading did not open',
      text: `${message} Nothing was changed.`,
    }),
    'images-coming': () => ({
      title: 'Images are being read',
      text: 'The subject opens as soon as they are here.',
    }),
    'finish-outline-first': () => ({
      title: 'An outline is being drawn',
      text: 'Close it with Enter, or cancel it with Esc, then go on.',
    }),
    'part-not-shown': () => ({
      title: 'That part of the image is not shown',
      text: 'Outlines lie in the shown part, from the spinal canal backwards. Nothing was saved.',
    }),
    'researcher-only': () => ({
      title: 'That is the researcher’s to change',
      text: 'Observers read; subjects, covariates and the protocol stay as they are. Nothing was changed.',
    }),
    'own-readings-first': ({ openReadings }) => ({
      title: 'You still have readings of your own',
      text: `${openReadings} of the readings that you are to give ${openReadings === 1 ? 'is' : 'are'} not signed. Sign in as their observer first; then results, agreement and group open.`,
    }),
    'unsaved-first': () => ({
      title: 'Something is not saved yet',
      text: 'Make room or allow storage first; then another person can sign in. Nothing was changed.',
    }),
    'not-signed-in': ({ message }) => ({
      title: 'Nobody was signed in',
      text: `${message} The project is closed; nothing of it was changed. Open it again.`,
    }),
    'round-waits': ({ code, daysLacking }) => ({
      title: `${code} waits in this round`,
      text:
        daysLacking === undefined
          ? 'Sign your reading of the round before first.'
          : `${daysLacking} ${daysLacking === 1 ? 'day is' : 'days are'} lacking since you signed the round before.`,
    }),
    'round-hidden': () => ({
      title: 'The earlier round is closed',
      text: 'You read this one again, or are asked to. What you gave before is not shown meanwhile.',
    }),
    'not-your-subject': () => ({
      title: 'Not yours to read in this round',
      text: 'It is assigned to others, or was left out since. Choose another one in your work list.',
    }),
    'slices-not-chosen': ({ code }) => ({
      title: `${code}: its slices are not chosen yet`,
      text: 'In this study somebody chooses them for all observers first. Read another one meanwhile.',
    }),
    'slices-signed': ({ code }) => ({
      title: `Slices of ${code} signed`,
      text: 'They are fixed for every observer. The next subject is open.',
    }),
    'slices-signed-last': ({ code }) => ({
      title: `Slices of ${code} signed`,
      text: 'Every subject that can be read has its slices. Observers can read now; kits for other computers are under Exchange.',
    }),
    'scan-complete': () => ({
      title: 'Every ROI of this scan is given',
      text: 'V changes a vertex. To draw one anew, choose it with L, R or Tab and press Del.',
    }),
    'other-slice': () => ({
      title: 'A scan is measured on one slice',
      text: 'Another ROI was outlined on another slice. Go back to it, or delete that outline first.',
    }),
    'slice-has-outlines-elsewhere': () => ({
      title: 'Outlines lie on another slice',
      text: 'Delete them first; then this slice can be the one at the level.',
    }),
    'outlines-on-two-slices': ({ scan }) => ({
      title: `${scan}: outlines on two slices`,
      text: 'A scan is measured on one slice. Delete the outlines on the other one and draw them again; then sign.',
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
    'other-pixels': ({ code, side, scanLower }) => ({
      title: `${code}, ${side}, ${scanLower}: other pixels than were outlined`,
      text: 'An image with the same identity but other contents was added. Add the folder that was read; until then do not change this outline.',
    }),
    'other-numbers': ({ code, side, scanLower }) => ({
      title: `${code}, ${side}, ${scanLower}: stored numbers differ from a new computation`,
      text: 'Outline and pixels are the same, area or signal is not. Keep a backup and report it before using results.',
    }),
    'scans-held': ({ codes }) => ({
      title: `${codes}: the scans stay`,
      text: 'Somebody has outlined on them, or chose their slices for all, and neither moves to another image. Take that back first, as who did it; then the scans can change.',
    }),
    'csa-not-decided': () => ({
      title: 'Gross or net CSA is not chosen',
      text: 'Nothing can be signed before the researcher has chosen it in Protocol, under Value and pixel rule.',
    }),
    'not-complete': ({ done, total, ...missing }) => ({
      title: `${done} of ${total} given`,
      text: `${missingText(missing)}Give every side an outline, or a reason why it cannot be measured; then sign.`,
    }),
    signed: ({ code, total, log }) => ({
      title: `${code} signed`,
      text: `${total} of ${total} given. The next subject is open.${logHeadText(log)}`,
    }),
    'aid-not-allowed': ({ aid }) => ({
      title: `${aid === 'mirror' ? 'Mirroring' : aid === 'copy' ? 'Copying' : 'The smart edge'} is not allowed`,
      text: 'It changes the method, so the protocol has to allow it. Nothing was changed.',
    }),
    'no-other-outline': ({ aid }) => ({
      title: 'There is nothing to take over',
      text:
        aid === 'mirror'
          ? 'The other side has no outline on this slice. Draw it first.'
          : 'The other scan has no outline of this ROI. Draw it first.',
    }),
    'nothing-armed': () => ({
      title: 'No ROI is chosen',
      text: 'Choose one with Tab, L or R, or in the table.',
    }),
    'draft-taken-up': ({ scan }) => ({
      title: `${scan}: the half-drawn outline is here again`,
      text: 'Go on where you stopped, or cancel it with Esc.',
    }),
    'endplates-not-offered': () => ({
      title: 'The endplate view opens with T only from now on',
      text: 'It was left unused. Mark an endplate in it, and it opens by itself again.',
    }),
    'not-measured-anew': () => ({
      title: 'Not signed',
      text: 'The protocol changed, and an ROI could not be measured by it. Show its slice; its images may be missing.',
    }),
    'signed-is-locked': () => ({
      title: 'The reading is signed',
      text: 'Re-open it to change anything. Nothing was changed.',
    }),
    'endplates-begun-anew': ({ scan }) => ({
      title: `${scan}: endplates begun anew`,
      text: 'They were marked on another slice; both belong on one. Z brings them back.',
    }),
    'mid-height-not-comparable': ({ scan }) => ({
      title: `${scan}: no slice proposed`,
      text: 'The sagittal and axial images share no frame of reference, so no distance is known. Choose the slice by eye.',
    }),
    'slice-far-from-mid-height': ({ scan, distanceAtBodyMm, distanceAtMuscleMm, toleranceMm, isForAll }) => ({
      title: `${scan}: the slice is farther than ${toleranceMm} mm from mid-height`,
      text: `${mmText(distanceAtBodyMm)} at the body${distanceAtMuscleMm === undefined ? '' : `, ${mmText(distanceAtMuscleMm)} at the muscle`}. ${isForAll === 1 ? 'Choose another. If none is nearer, exclude the subject in Cohort: no observer can choose another slice.' : 'Choose another, or give the reason “No slice at the level”.'}`,
    }),
    'signed-last': ({ code, log }) => ({
      title: `${code} signed`,
      text: `Every subject that can be read is signed.${logHeadText(log)}`,
    }),
    'images-searched': ({ found, others }) => ({
      title:
        Number(found) > 0
          ? `${found} images were found again in the folder`
          : 'The folder holds none of the images that are missing',
      text: `${Number(others) > 0 ? `${others} other images in it are not of this project and stayed out; the researcher takes them in with Add scans. ` : ''}Nothing was changed or lost.`,
    }),
    'sources-failed': ({ message }) => ({
      title: 'The images could not be brought back by themselves',
      text: `${message} Add their folder again; nothing is lost.`,
    }),
    'erased-elsewhere': ({ count, wasOpen }) => ({
      title: count === 1 ? '1 subject was erased' : `${count} subjects were erased`,
      text: `Consent was withdrawn, and another computer erased ${count === 1 ? 'it' : 'them'}: images, readings and copies went from here too.${wasOpen === 1 ? ' The reading that was open was of one, and was closed.' : ''}`,
    }),
    'subjects-erased': ({ count }) => ({
      title: count === 1 ? 'The subject was erased' : `${count} subjects were erased`,
      text: 'Kits and backups that were handed out still have it, until they are merged here. Ask for them to be deleted.',
    }),
    'subjects-not-erased': ({ message }) => ({
      title: 'Nothing was erased',
      text: `${message} Everything of the subject is still here. Try again.`,
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
    'outlines-imported': ({ count }) => ({
      title: count === 1 ? '1 outline taken in' : `${count} outlines taken in`,
      text: 'Marked as imported. Z takes all of them back.',
    }),
    'no-outlines-to-save': () => ({ title: 'Nothing was saved', text: 'There is no outline to save yet.' }),
    'emptied-outlines-not-saved': ({ count }) => ({
      title:
        count === 1 ? '1 outline was left out of the file' : `${count} outlines were left out of the file`,
      text: 'Their exclusions cover them completely, and ImageJ has no ROI without pixels.',
    }),
    'objects-left-out': ({ count, message }) => ({
      title: count === 1 ? '1 outline was left out' : `${count} outlines were left out`,
      text: `${message}${Number(count) > 1 ? ' The others may have other reasons.' : ''}`,
    }),
    'export-refused': ({ message }) => ({ title: 'Nothing was saved', text: `${message}` }),
    exported: ({ name }) => ({ title: 'File saved', text: `${name}, in the downloads of this browser.` }),
  };
