import type { IdentityMatch } from '../../../domain/identity/identityMatcher';
import { type IdentityTerm, type IdentityTerms, identityKinds } from '../../../domain/identity/identityTerm';
import type { Subject } from '../../../domain/study/subject';
import { dayText } from './dayText';
import type { FilePart } from './fileParts';
import type { Finding, FindingOffer, IdentityReport } from './identityReport';
import { isMeasuredNumber, recordAt } from './recordAt';
import { findingKey, type TypedHit } from './typedHits';

const letters = 60;
const filesAtMost = 50;
const digitsOnly = /^\d+$/;

/** Joins what is found in files into findings: one for each thing at each place where a person typed it, or in each file. */
export class FindingCollector {
  readonly #terms: IdentityTerms;
  readonly #groups: readonly (readonly TypedHit[])[];
  readonly #subjects: ReadonlyMap<string, Subject>;
  readonly #found = new Map<string, { finding: Finding; files: Set<string> }>();

  constructor(terms: IdentityTerms, groups: readonly (readonly TypedHit[])[], subjects: readonly Subject[]) {
    this.#terms = terms;
    this.#groups = groups;
    this.#subjects = new Map(subjects.map((subject) => [subject.code, subject]));
  }

  /** Takes one match in; `typed` are those of typed words in the same text. */
  add(part: FilePart, source: string, match: IdentityMatch, typed: readonly IdentityMatch[]): void {
    const { terms } = this.#terms;
    const group = this.#groups[match.term - terms.length];
    if (group) {
      for (const hit of group) this.#addTyped(part, source, match, hit);
      return;
    }
    // Inside of typed words that are a finding already.
    const isCovered = typed.some(({ start, end }) => start <= match.start && end >= match.end);
    const term = terms[match.term];
    if (isCovered || !term) return;
    const written = source.slice(match.start, match.end);
    const isNumber = digitsOnly.test(written) && term.kind !== 'date';
    if (isNumber && isMeasuredNumber(part, source, match.start, match.end)) return;
    const key = findingKey(`file:${part.name}`, term.kind, written);
    this.#keep(key, part, () => {
      const { record, column } = recordAt(part, source, match.start);
      const subjectCode = this.#codeIn(record) ?? term.subjectCode;
      return {
        ...this.#facts(key, term, written, excerptOf(source, match.start, match.end)),
        ...(subjectCode !== undefined && { subjectCode }),
        ...(column !== undefined && column !== '' && { column }),
        offers: ['keep'],
      };
    });
  }

  /** Whether a match is of words that a person typed. */
  isTyped({ term }: IdentityMatch): boolean {
    return term >= this.#terms.terms.length;
  }

  /** Positions of the terms that a match is of: of typed words those that they hold. */
  termsOf(term: number): readonly number[] {
    return this.#groups[term - this.#terms.terms.length]?.map((hit) => hit.term) ?? [term];
  }

  #addTyped(part: FilePart, source: string, match: IdentityMatch, hit: TypedHit): void {
    const term = this.#terms.terms[hit.term];
    if (!term) return;
    const { place, written } = hit;
    const key = findingKey(place.key, term.kind, written);
    const { subjectCode } = place;
    const day =
      term.kind === 'date' && place.subjectCode !== undefined
        ? dayText(this.#subjects.get(place.subjectCode), term.text)
        : undefined;
    const offers: readonly FindingOffer[] = [
      ...(day === undefined ? [] : (['write-day'] as const)),
      'leave-out',
      'keep',
    ];
    this.#keep(key, part, () => {
      const { column } = recordAt(part, source, match.start);
      return {
        ...this.#facts(key, term, written, excerptOf(hit.text, hit.start, hit.end)),
        ...(subjectCode !== undefined && { subjectCode }),
        ...(column !== undefined && column !== '' && { column }),
        place,
        offers,
        ...(day !== undefined && { dayText: day }),
      };
    });
  }

  #facts(key: string, term: IdentityTerm, written: string, excerpt: Finding['excerpt']) {
    return {
      key,
      kind: term.kind,
      term: term.text,
      written,
      excerpt,
      files: [],
      isInformative: term.kind === 'observer-name',
    };
  }

  #keep(key: string, part: FilePart, make: () => Finding): void {
    let known = this.#found.get(key);
    if (!known) {
      known = { finding: make(), files: new Set<string>() };
      this.#found.set(key, known);
    }
    if (known.files.size < filesAtMost) known.files.add(part.name);
  }

  /** A subject's code among the first words of a line, as data files have it. */
  #codeIn(record: string): string | undefined {
    for (const [word] of record.matchAll(/[^\s,;"'<>=]+/gu)) if (this.#subjects.has(word)) return word;
    return undefined;
  }

  findings(): readonly Finding[] {
    const order = (finding: Finding): number => identityKinds.indexOf(finding.kind);
    return [...this.#found.values()]
      .map(({ finding, files }) => ({ ...finding, files: [...files] }))
      .sort((a, b) => order(a) - order(b));
  }

  kinds(findings: readonly Finding[]): IdentityReport['kinds'] {
    return identityKinds.map((kind) => ({
      kind,
      ...this.#terms.counts[kind],
      found: findings.filter((finding) => finding.kind === kind).length,
    }));
  }
}

function excerptOf(source: string, start: number, end: number): Finding['excerpt'] {
  const line = (text: string): string => text.replace(/\s+/gu, ' ');
  const before = source.slice(Math.max(0, start - letters), start);
  const after = source.slice(end, end + letters);
  return {
    before: line((start > letters ? '…' : '') + before),
    match: line(source.slice(start, end)),
    after: line(after + (end + letters < source.length ? '…' : '')),
  };
}
