import type { StudyData } from '../../src/analysis/studyResults';
import { settlingRound } from '../../src/domain/agreement/settlingRound';
import { observerId } from '../../src/domain/ids';
import type { Reading } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import type { CustomCovariate } from '../../src/domain/study/customCovariate';
import type { Subject } from '../../src/domain/study/subject';
import { makeStudy } from './fixtureStudy';
import { makeSettlement, makeSettling } from './settlements';
import { day, makeSubject, makeTarget } from './studyFixtures';

/** What people type into a study, and what its images bring along. */
export interface Told {
  readonly title: string;
  readonly code: string;
  readonly note: string;
  readonly exclusionReason: string;
  readonly finalScanReason: string;
  readonly cannotNote: string;
  readonly settlementReason: string;
  readonly covariateName: string;
  readonly unit: string;
  readonly category: string;
  readonly muscle: string;
}

/** The fixture study with something in every field that a person can type into, and with ages, dates and decisions of all kinds. */
export function tellingStudy(told: Told): StudyData {
  const study = makeStudy();
  const customCovariates: readonly CustomCovariate[] = [
    { kind: 'number', id: 'n', name: told.covariateName, unit: told.unit },
    { kind: 'number', id: 'y', name: 'Age of the fracture', unit: 'years' },
    {
      kind: 'category',
      id: 'c',
      name: `${told.covariateName}2`,
      categories: [{ id: 'x', name: told.category }],
    },
    { kind: 'date', id: 'd', name: 'Discharge' },
  ];
  const changed = (subject: Subject): Subject => {
    const { covariates, exclusion } = subject;
    return {
      ...subject,
      ...(subject.code === 'R1' && {
        code: told.code,
        note: told.note,
        finalScanReason: told.finalScanReason,
      }),
      ...(exclusion && { exclusion: { ...exclusion, reason: told.exclusionReason } }),
      ...(subject.code === 'R2' && { settlements: [makeSettlement({ reason: told.settlementReason })] }),
      covariates: {
        ...covariates,
        ...(subject.code === 'R1' && { ageYears: 97, secondSurgeryDate: day('2021-03-04') }),
        custom: {
          n: { kind: 'number', number: -1.5 },
          y: { kind: 'number', number: 95 },
          c: { kind: 'category', categoryId: 'x' },
          d: { kind: 'date', date: day('2020-02-01') },
        },
      },
    };
  };
  const subjects = study.subjects.map(changed);
  const cut = makeSubject('C1');
  const third = study.subjects.find(({ code }) => code === 'R2');
  const target = makeTarget('followUp', 'left');
  const cannot: Reading = makeSettling(cut, 'A', {
    [targetKey(target)]: {
      kind: 'cannot-measure',
      target,
      reason: 'motion',
      note: told.cannotNote,
      recordedAtUtc: '2026-03-01T00:00:00Z',
    },
  });
  const { protocol } = study.project;
  return {
    ...study,
    project: {
      ...study.project,
      customCovariates,
      protocol: {
        ...protocol,
        title: told.title,
        muscles: protocol.muscles.map((one) => ({ ...one, name: told.muscle })),
        adjudication: {
          ...protocol.adjudication,
          thirdReader: { role: 'radiologist', name: told.note, training: told.note },
        },
      },
    },
    subjects: [...subjects, changed(cut)],
    readings: [
      ...study.readings,
      { ...cannot, round: 1 },
      ...(third
        ? [
            {
              ...makeSettling(third, 'third', [1001, 401]),
              round: settlingRound,
              observerId: observerId('third'),
            },
          ]
        : []),
    ],
  };
}
