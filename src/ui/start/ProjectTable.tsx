import { IconCheck, IconCircleHalf2, IconPencil, IconSparkles, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ProjectId } from '../../domain/ids';
import type { ProjectSummary } from '../../domain/keeping/storedProject';
import { Bar } from '../parts/Bar';
import { ObserverTag } from '../parts/ObserverTag';
import { dayText } from '../parts/times';
import { type ProjectState, projectState } from './projectState';
import { projectLine, startText } from './startText';

const icons: Readonly<Record<ProjectState, typeof IconCheck>> = {
  draft: IconPencil,
  reading: IconCircleHalf2,
  signed: IconCheck,
  unblinded: IconUsers,
  demo: IconSparkles,
};

interface ProjectTableProps {
  readonly projects: readonly ProjectSummary[];
  readonly selected: ProjectId | undefined;
  readonly onSelect: (id: ProjectId) => void;
  readonly onOpen: (id: ProjectId) => void;
}

/** Projects on this computer: one row each, with how far each observer is. */
export function ProjectTable({ projects, selected, onSelect, onOpen }: ProjectTableProps) {
  return (
    <table className="start-table" aria-label={startText.title}>
      <thead>
        <tr>
          <th>{startText.heads.project}</th>
          <th className="number">{startText.heads.subjects}</th>
          <th>{startText.heads.signed}</th>
          <th>{startText.heads.state}</th>
          <th>{startText.heads.opened}</th>
        </tr>
      </thead>
      <tbody>
        {projects.map((summary) => (
          <ProjectRow
            key={summary.project.id}
            summary={summary}
            isSelected={summary.project.id === selected}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ProjectRowProps extends Pick<ProjectTableProps, 'onSelect' | 'onOpen'> {
  readonly summary: ProjectSummary;
  readonly isSelected: boolean;
}

function ProjectRow({ summary, isSelected, onSelect, onOpen }: ProjectRowProps) {
  const { project, subjectCount } = summary;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const state = projectState(summary);
  const Icon = icons[state];
  return (
    <tr
      ref={row}
      className={isSelected ? 'selected' : undefined}
      data-selected={isSelected}
      data-project={project.id}
      data-testid={`project-${project.id}`}
    >
      <td>
        <button
          type="button"
          className="project-open"
          onFocus={() => onSelect(project.id)}
          onClick={() => onOpen(project.id)}
        >
          {project.protocol.title}
        </button>
        <div className="hint">{projectLine(project)}</div>
      </td>
      <td className="number">{subjectCount}</td>
      <td>
        <SignedBars summary={summary} />
      </td>
      <td>
        <span className={state === 'draft' ? 'chip outlined' : 'chip'}>
          <Icon size={13} aria-hidden />
          {startText.states[state]}
        </span>
      </td>
      <td className="muted">{dayText(project.openedAtUtc, Date.now())}</td>
    </tr>
  );
}

function SignedBars({ summary }: { readonly summary: ProjectSummary }) {
  const { project, readableCount, signed } = summary;
  if (readableCount === 0) return <span className="faint">{startText.noneYet}</span>;
  const total = readableCount * project.protocol.rounds;
  return (
    <div className="signed-bars">
      {project.protocol.observers.map(({ id, letter }) => {
        const count = signed.find((one) => one.observerId === id)?.ofReadable ?? 0;
        return (
          <div key={id} className="signed-bar">
            <ObserverTag protocol={project.protocol} id={id} />
            <Bar part={count} whole={total} label={startText.signedLabel(letter, count, total)} />
            <span className="number">{startText.signedOf(count, total)}</span>
          </div>
        );
      })}
    </div>
  );
}
