import type { Reading, ReadingEntry } from '../../../domain/reading/reading';
import type { CustomCovariate } from '../../../domain/study/customCovariate';
import type { Amendment, Project } from '../../../domain/study/project';
import type { Observer, Protocol } from '../../../domain/study/protocol';
import type { Subject } from '../../../domain/study/subject';
import type { ExportFacts } from '../exportFacts';

/** The parts of the facts that hold what people typed. */
export type TypedParts = Pick<ExportFacts, 'project' | 'subjects' | 'readings' | 'log'>;

/** Which text it is that a person typed. */
export type TypedWhat =
  | 'title'
  | 'question'
  | 'muscle'
  | 'site'
  | 'observer'
  | 'guide'
  | 'enrolment reason'
  | 'covariate'
  | 'amendment'
  | 'unblinding'
  | 'note'
  | 'final scan reason'
  | 'exclusion reason'
  | 'decision reason'
  | 'subject code'
  | 'cannot measure note'
  | 're-opening reason'
  | 'wash-out reason'
  | 'log';

/** Where a typed text stands. */
export interface TypedPlace {
  /** The same as long as the text stands there. */
  readonly key: string;
  readonly what: TypedWhat;
  readonly subjectCode?: string;
  /** Without it the record has a gap that nobody notices: it is taken out, not replaced. */
  readonly isOptional?: true;
  /** Names in every table: it can be kept or changed where it was typed, not here. */
  readonly isFixed?: true;
}

/** What becomes of a typed text; undefined takes an optional one out. */
export type TextChange = (text: string, place: TypedPlace) => string | undefined;

/** What stands where a text that has to be there was left out. */
export const leftOut = '(left out)';

/** The same parts with every text that a person typed gone through `change`: the one list of all such places. */
export function withTypedTexts<Parts extends TypedParts>(parts: Parts, change: TextChange): Parts {
  const codes = new Map(parts.subjects.map(({ id, code }) => [id, code]));
  return {
    ...parts,
    project: projectTexts(parts.project, change),
    subjects: parts.subjects.map((subject) => subjectTexts(subject, change)),
    readings: parts.readings.map((reading) => readingTexts(reading, codes.get(reading.subjectId), change)),
    log: parts.log.map((entry) => {
      // The chain goes on by the hashes; that the text of this entry was taken out is seen against its own.
      const place = { key: `log:${entry.chain}:${entry.number}`, what: 'log' } as const;
      const detail = entry.detail === '' ? '' : kept(entry.detail, place, change);
      return detail === entry.detail ? entry : { ...entry, detail };
    }),
  };
}

function kept(text: string, place: TypedPlace, change: TextChange): string {
  return change(text, place) ?? leftOut;
}

function projectTexts(project: Project, change: TextChange): Project {
  const { customCovariates, amendments, unblinding } = project;
  return {
    ...project,
    protocol: protocolTexts(project.protocol, '', change),
    ...(customCovariates && { customCovariates: customCovariates.map((one) => covariateTexts(one, change)) }),
    ...(amendments && { amendments: amendments.map((one) => amendmentTexts(one, change)) }),
    ...(unblinding && {
      unblinding: {
        ...unblinding,
        reason: kept(unblinding.reason, { key: 'unblinding', what: 'unblinding' }, change),
      },
    }),
  };
}

function protocolTexts(protocol: Protocol, version: string, change: TextChange): Protocol {
  const at = (key: string, what: TypedWhat): TypedPlace => ({ key: `protocol${version}:${key}`, what });
  const { adjudication } = protocol;
  const { thirdReader } = adjudication;
  return {
    ...protocol,
    title: kept(protocol.title, at('title', 'title'), change),
    question: protocol.question === '' ? '' : kept(protocol.question, at('question', 'question'), change),
    sites: protocol.sites.map((site) => ({
      ...site,
      name: kept(site.name, at(`site:${site.id}`, 'site'), change),
    })),
    muscles: protocol.muscles.map((muscle) => ({
      ...muscle,
      name: kept(muscle.name, at(`muscle:${muscle.id}`, 'muscle'), change),
      shortName: kept(muscle.shortName, at(`muscle-short:${muscle.id}`, 'muscle'), change),
    })),
    observers: protocol.observers.map((observer) =>
      personTexts(observer, `${version}:${observer.id}`, change),
    ),
    enrolmentReasons: protocol.enrolmentReasons.map((reason, index) =>
      kept(reason, at(`enrolment:${index}`, 'enrolment reason'), change),
    ),
    guide: protocol.guide.map((region, index) => ({
      ...region,
      text: region.text === '' ? '' : kept(region.text, at(`guide:${index}`, 'guide'), change),
      pictures: region.pictures.map((picture, number) => ({
        ...picture,
        caption:
          picture.caption === ''
            ? ''
            : kept(picture.caption, at(`guide:${index}:${number}`, 'guide'), change),
      })),
    })),
    adjudication: {
      ...adjudication,
      ...(thirdReader && { thirdReader: personTexts(thirdReader, `${version}:third`, change) }),
    },
  };
}

function personTexts<Person extends Pick<Observer, 'role' | 'name' | 'training'>>(
  person: Person,
  key: string,
  change: TextChange,
): Person {
  const at = (field: string): TypedPlace => ({ key: `observer:${key}:${field}`, what: 'observer' });
  const text = (value: string, field: string): string => (value === '' ? '' : kept(value, at(field), change));
  return {
    ...person,
    role: text(person.role, 'role'),
    name: text(person.name, 'name'),
    training: text(person.training, 'training'),
  };
}

function covariateTexts(covariate: CustomCovariate, change: TextChange): CustomCovariate {
  const at = (key: string): TypedPlace => ({ key: `covariate:${covariate.id}${key}`, what: 'covariate' });
  const name = kept(covariate.name, at(''), change);
  if (covariate.kind === 'category') {
    const categories = covariate.categories.map((answer) => ({
      ...answer,
      name: kept(answer.name, at(`:${answer.id}`), change),
    }));
    return { ...covariate, name, categories };
  }
  if (covariate.kind === 'number' && covariate.unit !== undefined) {
    return { ...covariate, name, unit: kept(covariate.unit, at(':unit'), change) };
  }
  return { ...covariate, name };
}

function amendmentTexts(amendment: Amendment, change: TextChange): Amendment {
  const { version } = amendment;
  const at = (key: string): TypedPlace => ({ key: `amendment:${version}:${key}`, what: 'amendment' });
  return {
    ...amendment,
    reason: kept(amendment.reason, at('reason'), change),
    changes: amendment.changes.map((text, index) => kept(text, at(`change:${index}`), change)),
    before: protocolTexts(amendment.before, `@${version}`, change),
  };
}

function subjectTexts(subject: Subject, change: TextChange): Subject {
  const { note, finalScanReason, exclusion, settlements, ...rest } = subject;
  const at = (key: string, what: TypedWhat): TypedPlace => ({
    key: `subject:${subject.id}:${key}`,
    what,
    subjectCode: subject.code,
  });
  const optional = (text: string | undefined, key: string, what: TypedWhat): string | undefined =>
    text === undefined || text === '' ? undefined : change(text, { ...at(key, what), isOptional: true });
  const newNote = optional(note, 'note', 'note');
  const newReason = optional(finalScanReason, 'final', 'final scan reason');
  change(subject.code, { ...at('code', 'subject code'), isFixed: true });
  return {
    ...rest,
    ...(newNote !== undefined && { note: newNote }),
    ...(newReason !== undefined && { finalScanReason: newReason }),
    ...(exclusion && {
      exclusion: {
        ...exclusion,
        reason: kept(exclusion.reason, at('exclusion', 'exclusion reason'), change),
      },
    }),
    ...(settlements && {
      settlements: settlements.map((settlement, index) => ({
        ...settlement,
        reason: kept(settlement.reason, at(`settlement:${index}`, 'decision reason'), change),
      })),
    }),
  };
}

function readingTexts(reading: Reading, subjectCode: string | undefined, change: TextChange): Reading {
  const at = (key: string, what: TypedWhat): TypedPlace => ({
    key: `reading:${reading.id}:${key}`,
    what,
    ...(subjectCode !== undefined && { subjectCode }),
  });
  const entryTexts = (key: string, entry: ReadingEntry): ReadingEntry =>
    entry.kind === 'roi' || entry.note === ''
      ? entry
      : { ...entry, note: change(entry.note, at(`entry:${key}`, 'cannot measure note')) ?? '' };
  const { reopenings, washOutOverride } = reading;
  return {
    ...reading,
    entries: Object.fromEntries(
      Object.entries(reading.entries).map(([key, entry]) => [key, entryTexts(key, entry)]),
    ),
    reopenings: reopenings.map((one, index) => ({
      ...one,
      reason: kept(one.reason, at(`reopening:${index}`, 're-opening reason'), change),
    })),
    ...(washOutOverride && {
      washOutOverride: {
        ...washOutOverride,
        reason: kept(washOutOverride.reason, at('wash-out', 'wash-out reason'), change),
      },
    }),
  };
}
