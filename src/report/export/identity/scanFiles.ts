import type { Steps } from '../../../base/steps';
import { type IdentityMatcher, matcherOf } from '../../../domain/identity/identityMatcher';
import type { IdentityTerms, TermSpelling } from '../../../domain/identity/identityTerm';
import { SpellingIndex } from '../../../domain/identity/spellingIndex';
import { termIndex } from '../../../domain/identity/termIndex';
import type { Subject } from '../../../domain/study/subject';
import type { ExportFile } from '../exportFile';
import { type FilePart, fileParts } from './fileParts';
import { FindingCollector } from './findingCollector';
import type { IdentityReport, ScanProgress } from './identityReport';
import { textViews } from './textViews';
import { surroundings, type TypedHit, typedHits } from './typedHits';
import type { TypedParts } from './typedTexts';

/** Letters by which windows reach into each other, for what Unicode composes anew at the seam. */
const seam = 16;

/**
 * Searches every byte of the files that leave for what names a person: in texts of any encoding, in every entry of zips, beside
 * the pixels of pictures, in the files' names. One step is some 256 KB; a search of the same files always finds the same.
 *
 * Found are the terms of the project (`identityTerms`) and whatever of them people typed (`parts`), a part of a name too where it
 * stands in the typed words around it. Not found is what the project does not know, what is drawn in pixels, a month without a
 * day, a date as a number of a spreadsheet, and a name in another transcription.
 */
export function* scanSteps(
  files: readonly ExportFile[],
  terms: IdentityTerms,
  parts: TypedParts,
): Generator<ScanProgress, IdentityReport> {
  const allBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const ready = { searchedBytes: 0, allBytes, file: files[0]?.name ?? '' };
  const hits = yield* stepsAs(typedHits(parts, terms), ready);
  const [groups, spelled] = groupedHits(hits, terms.terms.length);
  // The typed words first: of two spellings of one length they say more.
  const matcher = matcherOf(terms, [
    yield* stepsAs(SpellingIndex.steps(spelled), ready),
    yield* stepsAs(termIndex(terms, 'anywhere'), ready),
  ]);
  const collector = new FindingCollector(terms, groups, parts.subjects);
  const pictures: { count: number; withData: string[] } = { count: 0, withData: [] };
  const notSearched: { file: string; why: string }[] = [];
  const notes = {
    picture(name: string, hasOtherData: boolean): void {
      pictures.count += 1;
      if (hasOtherData) pictures.withData.push(name);
    },
    notSearched(file: string, why: string): void {
      notSearched.push({ file, why });
    },
  };
  let searchedBytes = 0;
  for (const { name, bytes } of files) {
    let inside = 0;
    for (const part of fileParts(name, bytes, notes)) {
      scanPart(part, matcher, collector);
      inside += part.bytes;
      // What a zip holds is more than its own bytes.
      const done = searchedBytes + Math.min(inside, bytes.length);
      if (part.bytes > 0) yield { searchedBytes: done, allBytes, file: name };
    }
    searchedBytes += bytes.length;
    yield { searchedBytes, allBytes, file: name };
  }
  const findings = collector.findings();
  return {
    isRemoved: terms.isRemoved,
    kinds: collector.kinds(findings),
    findings,
    fileCount: files.length,
    searchedBytes,
    pictures,
    days: daysKnown(parts.subjects),
    notSearched,
    codesThatTell: terms.codesThatTell,
  };
}

/** Steps before the first byte, so that they can be stopped too. */
function* stepsAs<T>(steps: Steps<T>, progress: ScanProgress): Generator<ScanProgress, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield progress;
  }
}

/** Each way to read a part; what the writing itself shows is not said again for another way. */
function scanPart(part: FilePart, matcher: IdentityMatcher, collector: FindingCollector): void {
  const seen = new Set<number>();
  for (const [index, view] of textViews(part.text, part.form).entries()) {
    const { source, matches } = matcher.find(view);
    const isAsWritten = view === part.text;
    const found = matches.filter(({ term, start }) => {
      if (index > 0 && collector.termsOf(term).every((one) => seen.has(one))) return false;
      return !isAsWritten || (start >= part.from - seam && start < part.to + seam);
    });
    const typed = matches.filter((match) => collector.isTyped(match));
    for (const match of found) collector.add(part, source, match, typed);
    for (const { term } of found) for (const one of collector.termsOf(term)) seen.add(one);
  }
}

/** The same at once. */
export function scanFiles(
  files: readonly ExportFile[],
  terms: IdentityTerms,
  parts: TypedParts,
): IdentityReport {
  const steps = scanSteps(files, terms, parts);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Hits with the same words around them cannot be told apart in a file: they are one spelling. */
function groupedHits(
  hits: readonly TypedHit[],
  firstTerm: number,
): readonly [readonly (readonly TypedHit[])[], readonly TermSpelling[]] {
  const groups = new Map<string, TypedHit[]>();
  const spelled: TermSpelling[] = [];
  for (const hit of hits) {
    const words = surroundings(hit);
    const key = words.join('\u0000');
    const others = groups.get(key);
    if (others) others.push(hit);
    else {
      spelled.push({ words, gaps: 'typed', term: firstTerm + groups.size });
      groups.set(key, [hit]);
    }
  }
  return [[...groups.values()], spelled];
}

/** Scans whose day from surgery can be said. */
function daysKnown(subjects: readonly Subject[]): IdentityReport['days'] {
  let [known, all] = [0, 0];
  for (const { scans, covariates } of subjects) {
    for (const { studyDate } of Object.values(scans)) {
      all += 1;
      if (studyDate && covariates.surgeryDate) known += 1;
    }
  }
  return { known, all };
}
