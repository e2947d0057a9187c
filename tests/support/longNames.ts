import type { StudyData } from '../../src/analysis/studyResults';

/** The study with names of 2000 letters and more, full of quotes. */
export function withLongNames(study: StudyData): StudyData {
  const { protocol, customCovariates = [] } = study.project;
  const long = (text: string) => `${text} ${'\'é"; '}`.repeat(400);
  return {
    ...study,
    project: {
      ...study.project,
      customCovariates: customCovariates.map((one) => ({ ...one, name: long(one.name) })),
      protocol: {
        ...protocol,
        title: long('title'),
        muscles: protocol.muscles.map((muscle) => ({
          ...muscle,
          name: long('muscle'),
          shortName: long('m'),
        })),
      },
    },
  };
}
