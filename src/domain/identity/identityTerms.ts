import { allSteps, type Steps } from '../../base/steps';
import {
  type IdentityKind,
  type IdentityTerm,
  type IdentityTerms,
  identityKinds,
  type TermSpelling,
} from './identityTerm';
import { nameSpellings, titleWords } from './nameSpellings';
import { numberSpellings } from './numberSpellings';
import { pathSpellings } from './pathSpellings';
import { wordsOf } from './searchWords';
import { type IdentitySource, type PatientIdentity, sourceIdentity } from './sourceIdentity';
import type { Spelling, Spellings } from './spelling';
import { SpellingSet } from './spellingSet';

/**
 * Everything in a project that names a person or leads to one, in the spellings that people write: names and numbers of the
 * patients, days of their lives, UIDs of images, names of folders and files, stations, and the observers' own names. What it
 * finds is what the project knows; a name that no header and no record holds cannot be found.
 */
export function* identityTermSteps(source: IdentitySource): Steps<IdentityTerms> {
  const collected = new Collected();
  const patients = yield* sourceIdentity(source);
  const codes = new Map(source.subjects.map(({ code }) => [keyOf(code), code]));
  const isPublic = (text: string): boolean => codes.has(keyOf(text));
  const codesThatTell = new Set<string>();
  const ofMost = wordsOfMost(patients);
  for (const [index, patient] of patients.entries()) {
    if (index % patientsAStep === patientsAStep - 1) yield;
    for (const text of [...patient.names, ...patient.numbers]) {
      const code = codes.get(keyOf(text));
      if (code !== undefined && code === patient.subjectCode) codesThatTell.add(code);
    }
    addPatient(collected, patient, isPublic, ofMost);
  }
  yield* addPaths(collected, patients, isPublic);
  for (const word of source.further ?? []) {
    const words = wordsOf(word);
    collected.add('further-word', word, undefined, { anywhere: [{ words, gaps: 'name' }], typedOnly: [] });
  }
  const { observers, adjudication } = source.project.protocol;
  for (const { name } of [...observers, ...(adjudication.thirdReader ? [adjudication.thirdReader] : [])]) {
    const words = wordsOf(name);
    if (words.join('').length < 2) continue;
    collected.add('observer-name', name, undefined, { anywhere: [{ words, gaps: 'name' }], typedOnly: [] });
  }
  return collected.asTerms(source.project.identity === 'removed', [...codesThatTell]);
}

/** The same at once. */
export function identityTerms(source: IdentitySource): IdentityTerms {
  return allSteps(identityTermSteps(source));
}

const patientsAStep = 128;

/** A text as a search sees it. */
function keyOf(text: string): string {
  return wordsOf(text).join('\u0000');
}

/** Words that stand in the names of most patients ("Demo", "Case", the study's own name): an anonymiser's, nobody's. */
function wordsOfMost(patients: readonly PatientIdentity[]): ReadonlySet<string> {
  const named = patients.filter(({ names }) => names.size > 0);
  if (named.length < fewestForMost) return new Set();
  const counts = new Map<string, number>();
  for (const { names } of named) {
    const own = new Set([...names].flatMap((name) => wordsOf(name)));
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > named.length / 2).map(([word]) => word));
}

const fewestForMost = 4;
/** Shorter ones are numbers of anything. */
const fewestSignsOfUid = 10;

function without(ofMost: ReadonlySet<string>, { anywhere, typedOnly }: Spellings): Spellings {
  const tells = ({ words }: Spellings['anywhere'][number]): boolean =>
    !words.every((word) => ofMost.has(word)) &&
    !(
      words.length === 2 &&
      words.some((word) => ofMost.has(word)) &&
      words.some((word) => titleWords.has(word))
    );
  return { anywhere: anywhere.filter(tells), typedOnly: typedOnly.filter(tells) };
}

function addPatient(
  collected: Collected,
  patient: PatientIdentity,
  isPublic: (text: string) => boolean,
  ofMost: ReadonlySet<string>,
): void {
  const { subjectCode } = patient;
  const told = (texts: Iterable<string>): readonly string[] => [...texts].filter((text) => !isPublic(text));
  const names = told(patient.names);
  if (names.length > 0) collected.count('patient-name', 1, names.length);
  for (const name of names) {
    collected.add('patient-name', name, subjectCode, without(ofMost, nameSpellings(name)), false);
  }
  const numbers = told(patient.numbers);
  if (numbers.length > 0) collected.count('patient-number', 1, numbers.length);
  for (const number of numbers) {
    collected.add('patient-number', number, subjectCode, numberSpellings(number), false);
  }
  for (const number of told(patient.accessionNumbers)) {
    collected.add('accession-number', number, subjectCode, numberSpellings(number));
  }
  for (const name of patient.institutions) {
    const words = wordsOf(name);
    const isTelling = words.length > 1 || (words[0]?.length ?? 0) >= 6;
    const spelling = { words, gaps: 'name' } as const;
    collected.add('institution', name, undefined, {
      anywhere: isTelling ? [spelling] : [],
      typedOnly: isTelling ? [] : [spelling],
    });
  }
  for (const uid of patient.uids) {
    if (uid.length < fewestSignsOfUid) continue;
    const words = wordsOf(uid);
    collected.add('image-uid', uid, subjectCode, { anywhere: [{ words, gaps: 'exact' }], typedOnly: [] });
  }
  for (const date of patient.dates) collected.addDate(date);
}

/** A folder or a file says whose it is where no other patient has one of that name. */
function* addPaths(
  collected: Collected,
  patients: readonly PatientIdentity[],
  isPublic: (text: string) => boolean,
): Steps<void> {
  const owners = new Map<string, number>();
  for (const { paths } of patients) for (const part of paths) owners.set(part, (owners.get(part) ?? 0) + 1);
  for (const [index, { paths, subjectCode }] of patients.entries()) {
    if (index % patientsAStep === patientsAStep - 1) yield;
    for (const part of paths) {
      if (owners.get(part) !== 1 || isPublic(part)) continue;
      const spellings = pathSpellings(part);
      if (spellings) collected.add('file-name', part, subjectCode, spellings);
    }
  }
}

class Collected {
  readonly #terms: IdentityTerm[] = [];
  readonly #known = new Map<IdentityKind, Set<string>>();
  readonly #spelled = { anywhere: new SpellingSet(), typed: new SpellingSet() };
  readonly #anywhere: TermSpelling[] = [];
  readonly #typedOnly: TermSpelling[] = [];
  readonly #dates = new Map<number, number>();
  readonly #counts = new Map<IdentityKind, { terms: number; spellings: number }>();

  count(kind: IdentityKind, terms: number, spellings: number): void {
    const counted = this.#counts.get(kind) ?? { terms: 0, spellings: 0 };
    counted.terms += terms;
    counted.spellings += spellings;
    this.#counts.set(kind, counted);
  }

  add(
    kind: IdentityKind,
    text: string,
    subjectCode: string | undefined,
    spellings: Spellings,
    counts = true,
  ): void {
    const known = this.#known.get(kind) ?? new Set();
    if (known.has(text)) return;
    this.#known.set(kind, known.add(text));
    const term = this.#terms.length;
    this.#terms.push({ kind, text, ...(subjectCode !== undefined && { subjectCode }) });
    const { anywhere, typedOnly } = spellings;
    for (const spelling of anywhere) {
      if (this.#isNew(spelling, 'anywhere')) this.#anywhere.push(spellingOf(spelling, term));
    }
    for (const spelling of typedOnly) {
      if (this.#isNew(spelling, 'typed')) this.#typedOnly.push(spellingOf(spelling, term));
    }
    if (counts) this.count(kind, 1, 1);
  }

  /** "Mr Kim" is one spelling, however many are called so; it is looked for once, and found as the first one's. */
  #isNew({ words }: Spelling, where: 'anywhere' | 'typed'): boolean {
    return words.length > 0 && this.#spelled[where].add(words);
  }

  /** A day may be several people's: what is found is a day, and whose it is says the place where it stands. */
  addDate(date: string): void {
    this.count('date', 1, 1);
    const day = Number(date.replaceAll('-', ''));
    if (this.#dates.has(day)) return;
    this.#dates.set(day, this.#terms.length);
    this.#terms.push({ kind: 'date', text: date });
  }

  asTerms(isRemoved: boolean, codesThatTell: readonly string[]): IdentityTerms {
    const none = { terms: 0, spellings: 0 };
    const counts = Object.fromEntries(identityKinds.map((kind) => [kind, this.#counts.get(kind) ?? none]));
    return {
      isRemoved,
      terms: this.#terms,
      anywhere: this.#anywhere,
      typedOnly: this.#typedOnly,
      dates: this.#dates,
      // One entry of every kind.
      counts: counts as IdentityTerms['counts'],
      codesThatTell,
    };
  }
}

function spellingOf({ words, gaps }: Spelling, term: number): TermSpelling {
  return { words, gaps, term };
}
