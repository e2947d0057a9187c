import { textOfFormats } from './chosenExports';

/** How `analyse` is used. */
export const analyseHelp = `Usage: multifidus analyse <bundle> --out <folder> [options]

Writes the tables, figures, texts, data and the reproduction kit of a project bundle, the same files as the
Export screen writes. The bundle is the one of the whole project, written by the researcher after unblinding.
Measurements are taken as they are stored and marked unverified, because no bundle of a whole project holds
pixels; --verify measures them again where the DICOM files are.

  --out <folder>         where the files go; a new or an empty folder
  --force                write into a folder that is not empty; files of the same names are replaced
  --settings <file>      settings as JSON; those that are left out are the defaults
  --formats <list>       only these formats, divided by commas: ${textOfFormats}
  --items <list>         only these items, divided by commas; --list names them
  --list                 names the items and their formats, and writes nothing
  --at <instant>         the time that is printed, such as 2026-03-01T12:00:00Z; else that of the newest record
  --decisions <file>     decisions about texts that may tell who somebody is, as the list that --list-findings writes
  --verify <folder>      measures every stored ROI again on the DICOM files of this folder. All the same: verified.
                         Slices that are not there are listed; numbers that pixels contradict stop the command
  --list-findings        prints what the search for names, numbers and dates found, as JSON, and writes nothing
  --help                 this text

Exit codes: 0 done, 1 something went wrong inside, 2 something that was given is wrong.`;
