import type { Project } from '../../domain/study/project';
import { type DocumentSection, list, paragraph } from '../document/documentModel';
import { averagingText, pixelRuleText, versionText } from '../methodNotes';
import type { ReviewerFacts } from './reviewerFacts';

/** By which software, rules and protocol the numbers came about, what was amended, and the head of the log. */
export function versionsSection({
  results,
  printed,
}: Pick<ReviewerFacts, 'results' | 'printed'>): DocumentSection {
  const { project, protocol } = results;
  const { amendments = [], locked } = project;
  return {
    id: 'versions',
    heading: 'Which software, rules and protocol?',
    blocks: [
      ...list([
        `Software: ${printed.software}.`,
        `${versionText(results)}${pixelRuleText(results.pixelRules)}`,
        averagingText(protocol),
        locked
          ? `The protocol was locked on ${dayOf(locked.atUtc)}, when the first reading was signed.`
          : 'No signature that locked the protocol is recorded.',
        printed.logHead === ''
          ? 'Head of the log: none yet.'
          : `Head of the log: ${printed.logHead}. The log that the program keeps can be held against it.`,
      ]),
      paragraph(
        amendments.length === 0
          ? 'The locked protocol was never amended.'
          : `Amendments of the locked protocol: ${amendments.length}.`,
      ),
      ...list(amendments.map(amendmentText)),
    ],
  };
}

function amendmentText({
  version,
  atUtc,
  reason,
  changes,
  signedReadings,
}: NonNullable<Project['amendments']>[number]): string {
  return `Version ${version}, ${dayOf(atUtc)}, after ${signedReadings} signed ${signedReadings === 1 ? 'reading' : 'readings'}: ${changes.join('; ')}. Reason: ${reason}`;
}

function dayOf(utc: string): string {
  return utc.slice(0, 10);
}
