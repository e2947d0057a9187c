import { Button } from '@mantine/core';
import type { SubjectId } from '../../domain/ids';
import { enrolmentOf } from '../../domain/study/enrolmentOf';
import type { OpenProject } from '../../state/openProject';
import { CovariateButtons } from '../covariates/CovariateButtons';
import type { PickedFolder } from '../parts/FilePicker';
import { KeyCap } from '../parts/KeyCap';
import { ChooseSlicesButton } from '../worklist/ChooseSlicesButton';
import { AddScans } from './AddScans';
import type { CohortRow } from './cohortRow';
import { cohortText } from './cohortText';
import { enrolmentText } from './enrolmentText';
import { ObserverActs } from './ObserverActs';

interface CohortHeadProps {
  readonly open: OpenProject;
  /** The row under the cursor. */
  readonly current: CohortRow | undefined;
  /** Something is held over the page. */
  readonly isOver: boolean;
  readonly isImporting: boolean;
  /** Images are missing: finding them comes before adding others. */
  readonly lacksImages: boolean;
  readonly isAdding: boolean;
  readonly onAdding: (isAdding: boolean) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onFolder: (picked: PickedFolder) => void;
  readonly onArchive: () => void;
  readonly onFlow: () => void;
  readonly onOpen: (id: SubjectId) => void;
  readonly onCovariates: ((view: 'grid' | 'import') => void) | undefined;
}

/** The head of the list: how many subjects there are, and what is done with all of them. */
export function CohortHead(props: CohortHeadProps) {
  const { open, current, isOver, onOpen, onFlow, onCovariates } = props;
  const { person, subjects, project } = open;
  const isObserver = person.kind === 'observer';
  const excluded = subjects.filter(({ exclusion }) => exclusion).length;
  const included = subjects.filter((one) => enrolmentOf(one) === 'included').length;
  const isReadable = current
    ? [...current.readings.values()].some(({ kind }) => kind !== 'not-readable')
    : false;
  return (
    <header className="cohort-head">
      <h1>{cohortText.title[person.kind]}</h1>
      <span className="muted">
        {isObserver
          ? cohortText.countsObserver(subjects.length - excluded)
          : cohortText.counts({ all: subjects.length, included, excluded })}
      </span>
      <span className="gap" />
      {isOver ? <strong role="status">{cohortText.dropOver}</strong> : null}
      <ChooseSlicesButton />
      {isObserver ? (
        <ObserverActs
          code={isReadable ? current?.subject.code : undefined}
          onOpen={() => current && onOpen(current.subject.id)}
        />
      ) : (
        <>
          {subjects.length > 0 ? (
            <Button rightSection={<KeyCap name="F" />} aria-label={enrolmentText.flow} onClick={onFlow}>
              {enrolmentText.flow}
            </Button>
          ) : null}
          {onCovariates && subjects.length > 0 ? <CovariateButtons onOpen={onCovariates} /> : null}
          <AddScans
            isOpen={props.isAdding}
            isPrimary={subjects.length > 0 && !props.lacksImages && project.kind.kind !== 'demo'}
            isDisabled={props.isImporting}
            onChange={props.onAdding}
            onChoose={props.onFiles}
            onFolder={props.onFolder}
            onArchive={props.onArchive}
          />
        </>
      )}
    </header>
  );
}
