import { stableText } from '../../../base/stableText';
import type { Project } from '../../study/project';

/**
 * What all copies of a project have in common: without what only this browser knows (when it was last opened, where
 * backups are) and without what is merged part by part (`erased`, covariates that the user added).
 */
export function sharedProject(project: Project): Project {
  const { backups: _backups, erased: _erased, customCovariates: _covariates, ...shared } = project;
  return { ...shared, openedAtUtc: project.createdAtUtc };
}

/** Whether two records say the same of a project to all its copies; covariates that the user added are part of that. */
export function isSameProject(a: Project, b: Project): boolean {
  return textOf(a) === textOf(b);
}

function textOf(project: Project): string | undefined {
  const { clock: _clock, ...shared } = sharedProject(project);
  const { erased, customCovariates } = project;
  return stableText({ ...shared, erased, customCovariates });
}
