import { Fragment, type ReactNode } from 'react';
import type { LinkSuggestion } from '../../domain/study/linkSuggestions';
import { patientOf } from '../../domain/study/patientOf';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import type { OpenProject } from '../../state/openProject';
import { StateIcon } from '../parts/StateIcon';
import { CovariatesForm } from './CovariatesForm';
import type { CohortFilter } from './cohortFilters';
import type { CohortRow } from './cohortRow';
import { cohortText } from './cohortText';
import { EnrolmentSection } from './EnrolmentSection';
import { LinkSection } from './LinkSection';
import { PairTable } from './PairTable';
import { pairTableText } from './pairTableText';
import { personLine } from './personName';
import { ScansSection } from './ScansSection';
import { SidePanel } from './SidePanel';

const text = cohortText.panel;

type Part = 'covariates' | 'check' | 'scans' | 'identity';

const parts: readonly Part[] = ['covariates', 'check', 'scans', 'identity'];

/** Who lists subjects by a task finds that task first. */
const firstFor: Readonly<Partial<Record<CohortFilter, Part>>> = {
  'no-pair': 'scans',
  'protocol-red': 'check',
  'protocol-amber': 'check',
  'not-eligible': 'check',
  identity: 'identity',
};

interface SubjectPanelProps {
  readonly open: OpenProject;
  readonly row: CohortRow;
  readonly series: SeriesByUid;
  readonly suggestions: readonly LinkSuggestion[];
  readonly showsRefracture: boolean;
  /** The list that the subject was taken from. */
  readonly filter: CohortFilter;
  readonly onExclude: () => void;
  readonly onFinalScan: () => void;
  readonly onErase: () => void;
  readonly onClose: () => void;
}

/** All that a researcher knows of a subject, and may change. Observers never see it. */
export function SubjectPanel(props: SubjectPanelProps) {
  const { open, row, series, suggestions, showsRefracture, filter, onExclude, onClose } = props;
  const { subject } = row;
  const patient = patientOf(subject, open.catalogue);
  const who = patient && open.project.identity === 'kept' ? personLine(patient) : undefined;
  const views: Readonly<Record<Part, ReactNode>> = {
    covariates: <CovariatesForm subject={subject} showsRefracture={showsRefracture} />,
    check: <Findings row={row} />,
    scans: (
      <ScansSection
        subject={subject}
        patient={patient}
        protocol={open.project.protocol}
        series={series}
        tellsGroup={showsRefracture}
      />
    ),
    identity: (
      <LinkSection open={open} subject={subject} suggestions={suggestions} tellsGroup={showsRefracture} />
    ),
  };
  const first = firstFor[filter];
  const order = first ? [first, ...parts.filter((part) => part !== first)] : parts;
  return (
    <SidePanel
      label={text.label(subject.code)}
      title={subject.code}
      {...(who && { subtitle: `${text.patient}: ${who}` })}
      onClose={onClose}
    >
      {patient?.problems.map(({ kind }) => (
        <p key={kind} className="panel-section hint icon-text">
          <StateIcon state="attention" size={14} />
          {kind === 'several-birth-dates' ? text.otherBirthDates : text.otherSexes}
        </p>
      ))}
      <EnrolmentSection
        open={open}
        subject={subject}
        showsGroup={showsRefracture}
        onExclude={onExclude}
        onFinalScan={props.onFinalScan}
        onErase={props.onErase}
      />
      {order.map((part) => (
        <Fragment key={part}>{views[part]}</Fragment>
      ))}
    </SidePanel>
  );
}

function Findings({ row: { pair, ineligible } }: { readonly row: CohortRow }) {
  return (
    <section className="panel-section" aria-label={text.findings} data-testid="pair-check">
      <h3>{text.findings}</h3>
      {pair.kind === 'checked' ? (
        <PairTable check={pair} ineligible={ineligible} />
      ) : (
        <p className="hint">
          {[text.notChecked, ...(ineligible ? [pairTableText.notCheckedIneligible] : [])].join(' ')}
        </p>
      )}
    </section>
  );
}
